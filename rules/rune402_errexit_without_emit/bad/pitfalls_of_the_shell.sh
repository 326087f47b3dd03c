#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

note_if_custom() {
  [[ "$1" != "cron" ]] && printf 'custom unit %s\n' "$1" >&2
}

main() {
  local unit seen=0 line
  unit="$(rune_param unit "cron")"
  note_if_custom "$unit" # expect: RUNE402
  IFS= read -r line <"/etc/cron.d/$unit" # expect: RUNE402
  ((seen++)) # expect: RUNE402
  rune_ok "Unit noted" "$(jq -nc --arg unit "$unit" --arg line "$line" --argjson seen "$seen" '{unit:$unit, line:$line, seen:$seen}')"
}

rune_init
main "$@"
