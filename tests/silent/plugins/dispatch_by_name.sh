#!/usr/bin/env bash
# Functions may be called by a name that is put together.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

action_start() { systemctl start cron >&2 || rune_error 2 "No start" '{}'; }
action_stop() { systemctl stop cron >&2 || rune_error 2 "No stop" '{}'; }

main() {
  local action
  action="$(rune_param action "start")"
  case "$action" in
    start | stop) "action_$action" ;;
    *) rune_error 1 "Unknown action" '{"allowed":["start","stop"]}' ;;
  esac
  rune_ok "Done" '{}'
}

rune_init
main "$@"
