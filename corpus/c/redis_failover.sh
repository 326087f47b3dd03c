#!/usr/bin/env bash
# asks sentinel for a failover and waits for the new master
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

MASTER="$(rune_param master "mymaster")"
SENTINEL="$(rune_param sentinel "127.0.0.1")"

old=$(redis-cli -h "$SENTINEL" -p 26379 SENTINEL get-master-addr-by-name "$MASTER" | head -n 1)
if [ -z "$old" ]; then
  echo "sentinel does not know $MASTER" >&2
  exit 2
fi

redis-cli -h "$SENTINEL" -p 26379 SENTINEL failover "$MASTER"

new=$old
tries=0
while [ "$new" = "$old" ] && [ $tries -lt 30 ]; do
  sleep 1
  new=$(redis-cli -h "$SENTINEL" -p 26379 SENTINEL get-master-addr-by-name "$MASTER" 2>/dev/null | head -n 1 || true)
  tries=$((tries + 1))
done

if [ "$new" = "$old" ]; then
  rune_error 3 "Master did not change" "$(jq -nc --arg o "$old" '{master:$o}')"
fi
rune_ok_kv "Failover done" "old=$old" "new=$new" "seconds=$tries"
