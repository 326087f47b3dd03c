#!/usr/bin/env bash
set -euo pipefail
# expect-at: 1 RUNE201

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

SERVICE="$(rune_param service "cron")"
DETAILS="$(jq -nc --arg svc "${SERVICE}" '{service:$svc}')"

if systemctl restart "${SERVICE}" >&2; then
  rune_ok "Service restarted" "${DETAILS}"
else
  rune_error 2 "Failed to restart service" "${DETAILS}"
fi
