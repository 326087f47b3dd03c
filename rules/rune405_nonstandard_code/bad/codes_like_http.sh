#!/usr/bin/env bash
# Deletes a record of a name server. The codes are those of HTTP, and no exit status holds them.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

NAME="$(rune_param name "")"
[[ -n "${NAME}" ]] || rune_error 400 "No name" # expect: RUNE405

if ! dig +short "${NAME}" >&2; then
  rune_error 404 "No such name" "$(jq -nc --arg name "${NAME}" '{name: $name}')" # expect: RUNE405
fi

nsupdate -k /etc/bind/rune.key <<<"update delete ${NAME}" >&2 || rune_error_kv 500 "nsupdate failed" "name=${NAME}" # expect: RUNE405

rune_ok "Deleted" "$(jq -nc --arg name "${NAME}" '{name: $name}')"
