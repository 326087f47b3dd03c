#!/bin/bash
# kea_lease_cleanup - reclaim expired leases of one subnet
set -euo pipefail

HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"

NODE=`rune_ctx node unknown`
echo "kea cleanup starts on $NODE" >&2

rune_init

SUBNET=`rune_param subnet_id ""`
SOCK=`rune_param socket /run/kea/kea4-ctrl-socket`

case "$SUBNET" in
  [1-9]|[1-9][0-9]|[1-9][0-9][0-9]) : ;;
  *) rune_error 1 "subnet_id must be 1..999" '{"field":"subnet_id"}' ;;
esac
if [ ! -S "$SOCK" ]
then
  rune_error 2 "control socket not found" "`jq -nc --arg s "$SOCK" '{socket:$s}'`"
fi

ask () {
  socat -t 10 - "UNIX-CONNECT:$SOCK" 2>/dev/null
}

REQ=`jq -nc --argjson id "$SUBNET" '{command:"stat-lease4-get", arguments:{"subnet-id":$id}}'`
BEFORE=`printf '%s' "$REQ" | ask || true`
RES=`printf '%s' "$BEFORE" | jq -r '.result // empty' 2>/dev/null || true`
if [ "$RES" != 0 ]
then
  rune_emit "lease statistics are not available" 3
fi

DONE=`jq -nc '{command:"leases-reclaim", arguments:{remove:true}}' | ask || true`
case "$DONE" in
  *'"result": 0'*|*'"result":0'*) : ;;
  *) rune_error 3 "reclaim failed" "`jq -nc --arg a "$DONE" '{answer:$a}'`" ;;
esac

AFTER=`printf '%s' "$REQ" | ask || true`
COLS='.arguments["result-set"].rows[0] // []'
B=`printf '%s' "$BEFORE" | jq -c "$COLS" || echo '[]'`
A=`printf '%s' "$AFTER" | jq -c "$COLS" || echo '[]'`
rune_ok "leases reclaimed" "`jq -nc --arg n "$NODE" --argjson b "${B:-[]}" --argjson a "${A:-[]}" '{node:$n, before:$b, after:$a}'`"
