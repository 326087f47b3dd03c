#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "sshd")"
DETAILS="$(jq -nc --arg svc "${SERVICE}" '{service:$svc}')"

if ! systemctl restart "${SERVICE}" 2>&1; then # expect: RUNE107
  rune_error 2 "Failed to restart service" "${DETAILS}"
fi
mount /data &>/dev/stdout || rune_error 2 "Mount failed" "${DETAILS}" # expect: RUNE107

rune_ok "Service restarted" "${DETAILS}"
