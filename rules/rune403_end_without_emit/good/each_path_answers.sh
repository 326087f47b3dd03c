#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

UNIT="$(rune_param unit "cron")"
DETAILS="$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
if systemctl is-active --quiet "${UNIT}"; then
  rune_ok "Nothing to do" "${DETAILS}"
  exit 0 # never reached: rune_ok exits
fi

if systemctl start "${UNIT}" >&2; then
  rune_ok "Unit started" "${DETAILS}"
else
  rune_error 2 "Start failed" "${DETAILS}"
fi
