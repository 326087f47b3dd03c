#!/usr/bin/env bash
# An emitter behind another one is never reached.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
ACTION="$(rune_param action "status")"
case "$ACTION" in
  status) rune_ok "Idle" '{"state":"idle"}' ;;
  start | stop)
    /usr/local/sbin/appctl "$ACTION" >/dev/null 2>&1 </dev/null || rune_error 2 "The action failed"
    rune_ok "Done" "$(jq -nc --arg a "$ACTION" '{action:$a}')"
    ;;
  *) rune_error 1 "Unknown action" "$(jq -nc --arg a "$ACTION" '{action:$a}')" ;;
esac
rune_error 100 "Not reached"
