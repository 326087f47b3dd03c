#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

LOCK=/var/lock/redis_failover.lock
LOG=/var/log/redis_failover.log
MASTER=$(rune_param master "mymaster")
SENTINEL_PORT=26379

[[ $MASTER =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "master name is malformed" '{"invalid":["master"]}'

exec 9>"$LOCK" || rune_error 2 "cannot open the lock file" '{"lock":"/var/lock/redis_failover.lock"}'
flock -n 9 || rune_error 3 "another failover is running" '{"locked":true}'

note() {
  echo "$(date -Is) $*"
} >&2

current_master() {
  redis-cli -p "$SENTINEL_PORT" sentinel get-master-addr-by-name "$MASTER" 2>/dev/null | paste -sd: -
}

OLD=$(current_master) || rune_error 2 "sentinel does not answer" '{}'
note "master is $OLD"

if ! redis-cli -p "$SENTINEL_PORT" sentinel failover "$MASTER" > >(cat >&2); then
  rune_error 3 "failover refused" "$(jq -nc --arg o "$OLD" '{master:$o}')"
fi

NEW=$OLD
for _ in {1..15}; do
  sleep 2
  NEW=$(current_master) || NEW=$OLD
  if [[ $NEW != "$OLD" ]]; then
    break
  fi
  note "waiting"
done

redis-cli -p "$SENTINEL_PORT" info sentinel |& logger -t redis_failover || true
{ date; redis-cli -p "$SENTINEL_PORT" sentinel masters; } >>"$LOG" 2>&1 || true

if [[ $NEW == "$OLD" ]]; then
  rune_error 3 "master did not change" "$(jq -nc --arg o "$OLD" '{master:$o}')"
fi
rune_ok "failed over" "$(jq -nc --arg o "$OLD" --arg n "$NEW" '{old:$o, new:$n}')"
