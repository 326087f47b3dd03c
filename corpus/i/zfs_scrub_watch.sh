#!/bin/bash
# start a scrub and wait until it is over or the time is up
# (university, storage; the answer has the status line of the pool)
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

POOL=$(rune_param pool "tank")
MAXWAIT=$(rune_param max_wait 3600)
[[ $MAXWAIT =~ ^[0-9]+$ ]] || rune_error 1 "max_wait is in seconds" '{}'
[[ $POOL =~ ^[a-z][a-z0-9]*$ ]] || rune_error 1 "bad pool name" '{}'

state() { zpool status "$POOL" 2>/dev/null | awk '/scan:/ {print $2; exit}'; }

zpool scrub "$POOL" 2>/dev/null || rune_error 2 "cannot start the scrub" "$(jq -nc --arg p "$POOL" '{pool:$p}')"
waited=0
while (( waited < MAXWAIT )); do
  sleep 30
  waited=$((waited + 30))
  s=$(state) || s=unknown
  [[ $s == scrub ]] || break
done
ERRORS=$(zpool status -x "$POOL" 2>/dev/null) || ERRORS="unknown"
rune_ok "Scrub watched" "$(jq -nc --arg e "$ERRORS" --argjson w "$waited" '{status:$e, waited:$w}')"
