#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

UNIT="$(rune_param unit "cron")"

systemctl restart "${UNIT}" >&2 # expect: RUNE402
STATE="$(systemctl is-active "${UNIT}")" # expect: RUNE402

rune_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" --arg state "${STATE}" '{unit:$unit, state:$state}')"
