#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local action
  action="$(rune_param action "status")"
  case "$action" in
    start)
      systemctl start cron >&2 || rune_error 2 "Start failed" '{}'
      rune_ok "Started" '{}'
      ;;
    stop)
      systemctl stop cron >&2 || rune_error 2 "Stop failed" '{}'
      ;;
  esac
}

rune_init
main "$@" # expect: RUNE403
