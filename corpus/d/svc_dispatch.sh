#!/usr/bin/env bash
# Service control through a dispatch table.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

declare -A TABLE=(
  [start]=do_start
  [stop]=do_stop
  [status]=do_status
)

result() { jq -nc --arg u "$1" --arg a "$2" '{unit:$u, action:$a}'; }

do_start() {
  local unit=$1
  if systemctl start "$unit" >&2; then
    rune_ok "started" "$(result "$unit" start)"
  fi
  rune_error 3 "Start failed" "$(result "$unit" start)"
}

do_stop() {
  local unit=$1
  systemctl stop "$unit" >&2 || rune_error 3 "Stop failed" "$(result "$unit" stop)"
  rune_ok "stopped" "$(result "$unit" stop)"
}

do_status() {
  local unit=$1 state
  state=$(systemctl is-active "$unit" 2>/dev/null) || state=${state:-unknown}
  rune_ok "status" "$(jq -nc --arg u "$unit" --arg s "$state" '{unit:$u, state:$s}')"
}

rune_init

ACTION=$(rune_param action "status")
UNIT=$(rune_param unit "")

[[ -n "$UNIT" ]] || rune_error 1 "Missing required parameter: unit" '{"missing":["unit"]}'
[[ "$ACTION" =~ ^[a-z]+$ ]] || rune_error 1 "Bad action" '{}'

HANDLER=${TABLE[$ACTION]:-}
if [[ -z "$HANDLER" ]]; then
  rune_error 1 "Unknown action" "$(jq -nc --arg a "$ACTION" '{action:$a}')"
fi

"$HANDLER" "$UNIT"
