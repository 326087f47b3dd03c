#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

unit_name() { rune_param unit "cron"; }

fail() { rune_error 2 "$1" '{}'; }

main() {
  local unit
  command -v systemctl >/dev/null || fail "systemctl is not installed"
  unit="$(unit_name)"
  rune_ok "Unit chosen" "$(jq -nc --arg unit "$unit" '{unit:$unit}')"
}

rune_init
main "$@"
