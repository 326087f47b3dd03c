#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local how status=0
  how="$(rune_param how "ask")"
  case "$how" in
    later) ( exec systemctl start maintenance.timer >&2 ) || status=$? ;;
    *) rune_error 1 "Say how" '{"allowed":["later"]}' ;;
  esac
  if [[ "$status" -ne 0 ]]; then
    rune_error 2 "The timer did not start" "$(jq -nc --argjson status "$status" '{status:$status}')"
  fi
  rune_ok "Timer started" '{}'
}

rune_init
main "$@"
