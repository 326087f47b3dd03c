#!/usr/bin/env bash
# One line was pasted from a web page, and brought its CR.
# expect-at: 10 RUNE604
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

UNIT="$(rune_param unit "cron")"
systemctl restart "${UNIT}" >&2 || rune_error 3 "Restart failed"
rune_ok "Restarted" "$(jq -nc --arg unit "${UNIT}" '{unit: $unit}')"
