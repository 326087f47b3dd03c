#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
echo "got service: $SERVICE"

if [ -z "$SERVICE" ]; then
  rune_error 1 "Missing required parameter: service" '{"missing":["service"]}'
fi

# stop and start because restart did not work on web3
systemctl stop "$SERVICE"
sleep 2
if ! systemctl start "$SERVICE" 2>/dev/null; then
  echo "could not start it" >&2
  rune_error 2 "Failed to start" "$(jq -nc --arg s "$SERVICE" '{service:$s}')"
fi

if systemctl is-active "$SERVICE"; then
  OUT="$(jq -nc --arg svc "$SERVICE" '{service:$svc, restarted:true}')"
  rune_ok "Service restarted" "$OUT"
else
  rune_error 3 "Service is down" "{}"
fi
