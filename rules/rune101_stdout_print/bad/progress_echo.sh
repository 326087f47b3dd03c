#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "sshd")"

echo "Restarting ${SERVICE} ..." # expect: RUNE101
if ! systemctl restart "${SERVICE}" >&2; then
  echo "restart of ${SERVICE} failed" >&2
  DETAILS="$(jq -nc --arg svc "${SERVICE}" '{service:$svc, restarted:false}')"
  rune_error 2 "Failed to restart service" "${DETAILS}"
fi
printf '%s is up again\n' "${SERVICE}" # expect: RUNE101

OUT="$(jq -nc --arg svc "${SERVICE}" '{service:$svc, restarted:true}')"
rune_ok "Service restarted" "${OUT}"
