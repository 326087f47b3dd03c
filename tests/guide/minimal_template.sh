#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
if [[ -z "${SERVICE}" ]]; then
  rune_error 1 "Missing required parameter: service" '{"missing":["service"]}'
fi

# Do the work
if systemctl restart "${SERVICE}" 2>/dev/null; then
  OUT="$(jq -nc --arg svc "${SERVICE}" '{service:$svc, restarted:true}')"
  rune_ok "Service restarted" "${OUT}"
else
  DETAILS="$(jq -nc --arg svc "${SERVICE}" '{service:$svc, restarted:false}')"
  rune_error 2 "Failed to restart service" "${DETAILS}"
fi
