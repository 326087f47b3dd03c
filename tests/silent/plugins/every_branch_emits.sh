#!/usr/bin/env bash
# A plugin whose last command emits in each of its branches does not run off its end.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local action
  action="$(rune_param action "status")"
  case "$action" in
    start) systemctl start cron >&2 || rune_error 2 "Start failed" '{}' ;;
    stop) systemctl stop cron >&2 || rune_error 2 "Stop failed" '{}' ;;
    *) rune_error 1 "Unknown action" '{"allowed":["start","stop"]}' ;;
  esac
  rune_ok "Done" '{}'
}

rune_init
main "$@"
