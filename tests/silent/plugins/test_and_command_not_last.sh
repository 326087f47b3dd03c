#!/usr/bin/env bash
# `[[ … ]] && cmd` ends nothing when it is not the last command of a function.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

note() {
  [[ "$1" == cron ]] && echo "this is cron" >&2
  return 0
}

main() {
  local unit
  unit="$(rune_param unit "cron")"
  note "$unit"
  [[ -n "$unit" ]] && echo "unit $unit" >&2
  rune_ok "Noted" '{}'
}

rune_init
main "$@"
