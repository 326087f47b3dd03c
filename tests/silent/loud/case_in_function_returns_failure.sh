#!/usr/bin/env bash
# A function whose last command is an unmatched `case` succeeds; one that ends in a failing test does not.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

known() {
  case "$1" in
    cron) return 0 ;;
    *) return 1 ;;
  esac
}

main() {
  local unit
  unit="$(rune_param unit "cron")"
  known "$unit" # expect: RUNE402
  rune_ok "Known" '{}'
}

rune_init
main "$@"
