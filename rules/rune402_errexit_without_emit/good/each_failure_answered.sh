#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

UNIT="$(rune_param unit "cron")"
LOG="$(mktemp)"

systemctl daemon-reload >&2 || rune_error 2 "Reload failed" '{}'
if ! systemctl restart "${UNIT}" >&2; then
  rune_error 2 "Restart failed" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
fi
systemctl reset-failed "${UNIT}" >&2 || true
STATE="$(systemctl is-active "${UNIT}" || true)"
ERRORS="$(grep -c 'ERROR' "${LOG}" || true)"

set +e
diff /etc/hosts "${LOG}" >/dev/null
CHANGED=$?
systemctl is-enabled "${UNIT}" >/dev/null
set -e

rune_ok_kv "Unit restarted" "state=${STATE}" "errors=${ERRORS}" "changed=${CHANGED}"
