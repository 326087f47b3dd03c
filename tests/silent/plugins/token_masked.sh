#!/usr/bin/env bash
# Only a mask of the token appears in the log and the message.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
token=$(rune_param token "")
(( ${#token} >= 20 )) || rune_error 1 "Token too short"
echo "using token ${token//?/*}" >&2
printf 'header = "Authorization: Bearer %s"\n' "$token" |
  curl -fsS -K - -o /run/inventory.json https://api.example.net/hosts || rune_error 2 "Request failed"
rune_ok "Fetched" "$(jq -nc --arg t "${token:0:2}…" '{token_hint:$t}')"
