#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

UNIT="$(rune_param unit "cron")"
if systemctl is-active --quiet "${UNIT}"; then
  echo "${UNIT} is running, nothing to do" >&2
  exit 0 # expect: RUNE403
fi

systemctl start "${UNIT}" >&2 || rune_error 2 "Start failed" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
rune_ok "Unit started" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
