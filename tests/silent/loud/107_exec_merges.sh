#!/usr/bin/env bash
# All diagnostics are merged into the contract stdout by exec.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 2>&1 # expect: RUNE107
SERVICE="$(rune_param service "")"
[[ -n $SERVICE ]] || rune_error 1 "Missing service" '{"missing":["service"]}'
rc-service "$SERVICE" restart >/dev/null </dev/null || rune_error 2 "Restart failed"
rune_ok "Restarted" "$(jq -nc --arg s "$SERVICE" '{service:$s}')"
