#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

LOG="$(mktemp)"
exec >>"${LOG}" 2>&1

UNIT="$(rune_param unit "cron")"
echo "restarting ${UNIT}"
if ! systemctl restart "${UNIT}"; then
  rune_error 2 "Restart failed" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')" # expect: RUNE104
fi
rune_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')" # expect: RUNE104
