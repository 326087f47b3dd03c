#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# Stdout is sent away at the top; descriptor 3 is the contract from here on.
exec 3>&1 1>&2
rune_init >&3

UNIT="$(rune_param unit "cron")"
DETAILS="$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
echo "restarting ${UNIT}"
if ! systemctl restart "${UNIT}"; then
  rune_error 2 "Restart failed" "${DETAILS}" >&3
fi
systemctl status --no-pager "${UNIT}" || true
rune_ok "Unit restarted" "${DETAILS}" >&3
