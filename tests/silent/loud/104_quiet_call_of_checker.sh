#!/usr/bin/env bash
# A checker that emits is called with its output thrown away.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
rune_init
check_unit() {
  systemctl cat "$1" || rune_error 2 "No such unit" # expect: RUNE104
  systemctl is-enabled "$1"
}
UNIT="$(rune_param unit "cron.service")"
if check_unit "$UNIT" >/dev/null 2>&1; then
  rune_ok "Unit is enabled" "$(jq -nc --arg u "$UNIT" '{unit:$u}')"
fi
rune_error 3 "Unit is not enabled" "$(jq -nc --arg u "$UNIT" '{unit:$u}')"
