#!/usr/bin/env bash
# A value that was compared with a closed pattern or an allow-list may be used in code.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local action count unit
  action="$(rune_param action "status")"
  count="$(rune_param count "1")"
  unit="$(rune_param unit "cron")"
  case "$action" in
    start | stop | status) ;;
    *) rune_error 1 "Unknown action" '{"allowed":["start","stop","status"]}' ;;
  esac
  [[ "$count" =~ ^[0-9]{1,3}$ ]] || rune_error 1 "count is no number" '{}'
  [[ "$unit" =~ ^[a-z0-9-]+$ ]] || rune_error 1 "unit is no unit" '{}'
  if ((count > 5)); then
    rune_error 1 "count is too big" '{"max":5}'
  fi
  bash -c "systemctl $action $unit" >&2 || rune_error 2 "systemctl failed" '{}'
  rune_ok "Done" '{}'
}

rune_init
main "$@"
