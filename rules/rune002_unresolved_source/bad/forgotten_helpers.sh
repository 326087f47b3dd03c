#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/helpers.sh" # expect: RUNE002

rune_init

UNIT="$(rune_param unit "cron")"
if ! systemctl restart "${UNIT}" >&2; then
  rune_error 2 "Failed to restart unit" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
fi
rune_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
