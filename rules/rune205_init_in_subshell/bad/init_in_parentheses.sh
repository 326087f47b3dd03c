#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

start() {
  # The mask is for the start only, hence the parentheses.
  (
    umask 077
    rune_init # expect: RUNE205
  )
}

main() {
  local unit
  start
  unit="$(rune_param unit "cron")"
  rune_ok "Unit chosen" "$(jq -nc --arg unit "$unit" '{unit:$unit}')"
}

main "$@"
