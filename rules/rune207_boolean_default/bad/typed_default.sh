#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

cd "$(dirname "$0")"
source ./rune_bpcs.sh

rune_init

host=$(rune_param host localhost)
tls=$(rune_param_json tls true) # expect: RUNE207
if [[ $(rune_ctx dry_run TRUE) == [Tt][Rr][Uu][Ee] ]]; then # expect: RUNE207
  echo "dry run" >&2
fi

rune_ok "Would connect" "$(jq -nc --arg host "$host" --argjson tls "$tls" '{host:$host, tls:$tls}')"
