#!/usr/bin/env bash
# `[[ … ]] && cmd` as the last command of a function makes the call fail.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

note() {
  [[ "$1" == cron ]] && echo "this is cron" >&2
}

main() {
  local unit
  unit="$(rune_param unit "cron")"
  note "$unit" # expect: RUNE402
  rune_ok "Noted" '{}'
}

rune_init
main "$@"
