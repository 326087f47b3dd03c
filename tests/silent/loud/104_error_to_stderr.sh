#!/usr/bin/env bash
# The author sends the error message to standard error.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PORT="$(rune_param port "443")"
[[ $PORT =~ ^[0-9]{1,5}$ ]] || rune_error 1 "Port must be a number" '{"parameter":"port"}' >&2 # expect: RUNE104
if ss -Hltn "sport = :${PORT}" 2>/dev/null | grep -q LISTEN; then
  rune_ok "Somebody listens" "$(jq -nc --arg p "$PORT" '{port:$p}')"
fi
rune_error 3 "Nobody listens" "$(jq -nc --arg p "$PORT" '{port:$p}')"
