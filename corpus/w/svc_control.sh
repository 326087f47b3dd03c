#!/usr/bin/env bash
# Subcommands in a parameter, one function each, found through a dispatch table.
set -Eeuo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

declare -A ACTIONS=([status]=do_status [start]=do_start [bounce]=do_bounce [mask]=do_mask)

log() { printf 'ts=%(%s)T level=info src=svc_control msg=%s\n' -1 "${*@Q}" >&2; }

unit=$(rune_param unit "")
action=$(rune_param action status)
[[ $unit =~ ^[A-Za-z0-9@_.-]+$ ]] || rune_error 1 "unit is missing or odd" '{"parameter":"unit"}'
[[ -n $action && -n ${ACTIONS[$action]:-} ]] || rune_error 1 "unknown action" "$(jq -nc --args '{allowed: $ARGS.positional}' -- "${!ACTIONS[@]}")"

exec 9>"/run/lock/rune_$unit.lock" || rune_error 4 "lock file cannot be opened" '{}'
flock -w 10 9 || rune_error 3 "another run holds the lock" "$(jq -nc --arg u "$unit" '{unit: $u}')"

props() { systemctl show -p ActiveState,SubState,MainPID,NRestarts "$1" 2>/dev/null || true; }
as_object() { jq -Rnc '[inputs | select(contains("=")) | capture("^(?<key>[^=]+)=(?<value>.*)$")] | from_entries'; }

do_status() { log "status of $unit"; }
do_start() {
  log "starting $unit"
  systemctl start "$unit" >&2 || rune_error 3 "start failed" "$(props "$unit" | as_object)"
}
do_bounce() {
  local try
  for try in 1 2 3; do
    log "bounce, attempt $try"
    if timeout 60 systemctl restart "$unit" >&2; then return 0; fi
    sleep $((2 ** try))
  done
  rune_error 3 "bounce failed three times" "$(props "$unit" | as_object)"
}
do_mask() {
  systemctl stop "$unit" >&2 || log "it was not running"
  systemctl mask "$unit" >&2 || rune_error 3 "mask failed" '{}'
}

"${ACTIONS[$action]}"

state=$(props "$unit" | as_object)
rune_ok "$action done" "$(jq -nc --arg u "$unit" --arg a "$action" --argjson s "${state:-"{}"}" '{unit: $u, action: $a, state: $s}')"
