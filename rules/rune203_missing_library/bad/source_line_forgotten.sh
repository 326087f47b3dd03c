#!/usr/bin/env bash
set -euo pipefail
# expect-at: 1 RUNE203

rune_init

UNIT="$(rune_param unit "cron")"
DETAILS="$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
if ! systemctl restart "${UNIT}" >&2; then
  rune_error 2 "Restart failed" "${DETAILS}"
fi
rune_ok "Unit restarted" "${DETAILS}"
