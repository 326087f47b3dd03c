#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

main() {
  local action
  action="$(rune_param action "status")"
  case "$action" in
    start)
      systemctl start ntpd >&2 || rune_error 2 "Start failed" '{}'
    stop)
      systemctl stop ntpd >&2 || rune_error 2 "Stop failed" '{}'
      ;;
    *)
      rune_error 1 "Unknown action" '{"allowed":["start","stop"]}'
      ;;
  esac
  rune_ok "Done" '{"service":"ntpd"}'
}
# expect-at: 14 RUNE001

main "$@"
