#!/usr/bin/env bash
# Details are glued from single quoted and double quoted parts around the host name.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
host=$(rune_param host "")
[[ -n "$host" ]] || rune_error 1 "Missing required parameter: host" '{"missing":["host"]}'
if ! getent hosts "$host" >/dev/null; then
  rune_error 2 "Host does not resolve" '{"host":"'"$host"'"}' # expect: RUNE301
fi
rune_ok_kv "Host resolves" "host=$host"
