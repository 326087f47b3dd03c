#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

start() {
  ( umask 077; : >"$(mktemp)" )
  rune_init
}

main() {
  local unit
  start
  unit="$(rune_param unit "cron")"
  rune_ok "Unit chosen" "$(jq -nc --arg unit "$unit" '{unit:$unit}')"
}

main "$@"
