#!/usr/bin/env bash
# drain render nodes, several at a time, then switch them off (studio, render wranglers)
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
( umask 077; rune_init )

NODES=$(rune_param_json nodes '[]')
JOBS=$(rune_param parallel 4)
POWEROFF=$(rune_param poweroff "false")
[[ $JOBS =~ ^[1-9]$ ]] || JOBS=4

mapfile -t LIST < <(jq -r '.[] | select(test("^rn[0-9]+$"))' <<<"$NODES")
(( ${#LIST[@]} )) || rune_error 1 "no valid node in the list" '{"field":"nodes"}'

log() { printf '%(%T)T %s\n' -1 "$*" >&2; }

drain() {
  local node=$1 tries=0
  curl -fsS -m 10 -o /dev/null -X POST "http://farm.lan/api/nodes/$node/drain" || return 1
  until [[ $(curl -fsS -m 5 "http://farm.lan/api/nodes/$node" | jq -r .running) == 0 ]]; do
    (( ++tries < 60 )) || return 1
    sleep 10
  done
}

later_off() {
  # gives the user two minutes to cancel, so it is not waited for
  { sleep 120; ipmitool -H "$1-bmc" power soft >/dev/null 2>&1; } &
}

active=0
for node in "${LIST[@]}"; do
  log "draining $node"
  { if drain "$node"; then rune_out drained "$node"; fi; } >/dev/null 2>&1 &
  (( ++active ))
  if (( active >= JOBS )); then
    wait -n || true
    active=$((active - 1))
  fi
done
wait

if [[ $POWEROFF == true ]]; then
  for node in "${LIST[@]}"; do later_off "$node"; done
fi
rune_out "nodes=${#LIST[@]}"
log "farm is drained"
