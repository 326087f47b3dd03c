#!/usr/bin/env bash
# restart one BGP session of BIRD and wait until it is up again
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

request() {
  rune_init
  rune_all_params
}
get() { jq -r --arg k "$1" --arg d "$2" '.[$k] // $d' <<<"$REQ"; }
bird() { birdc -r "$@" 2>/dev/null; }
state() { bird show protocols "$1" | awk -v p="$1" '$1 == p { print $6 }'; }

REQ=$(request)
PEER=$(get peer "")
WAIT=$(get wait 30)
[[ $PEER =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || rune_error 1 "peer is missing" '{"missing":["peer"]}'
[[ $WAIT =~ ^[0-9]{1,3}$ ]] || WAIT=30

birdc restart "$PEER" >&2 || rune_error 2 "birdc failed" "$(jq -nc --arg p "$PEER" '{peer:$p}')"
for ((i = 0; i < WAIT; i++)); do
  s=$(state "$PEER" || true)
  [[ $s != Established ]] || rune_ok_kv "session is up" "peer=$PEER" "seconds=$i"
  sleep 1
done
rune_error 3 "session stays down" "$(jq -nc --arg p "$PEER" --arg s "${s:-unknown}" '{peer:$p,state:$s}')"
