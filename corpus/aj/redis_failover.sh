#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

readonly SENTINEL_PORT=26379
declare -A seen=()

log() {
  local -r level=$1
  shift
  printf '%(%T)T %-5s %s\n' -1 "$level" "$*" >&2
}

sentinel() { redis-cli -h "$1" -p "$SENTINEL_PORT" --raw SENTINEL "${@:2}" 2>/dev/null; }

master_of() {
  sentinel "$1" get-master-addr-by-name "$2" | head -n 1
}

role_of() {
  local role
  role=$(redis-cli -h "$1" --raw INFO replication 2>/dev/null | grep -oP '^role:\K[a-z]+')
  seen[$1]=$role
}

group=$(rune_param group "")
sentinel_host=$(rune_param sentinel 127.0.0.1)
password=$(rune_param redis_password "")

[[ $group =~ ^[a-zA-Z0-9_-]+$ ]] || rune_error 1 "Bad group" '{"field":"group"}'
[[ $sentinel_host =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Bad sentinel" '{"field":"sentinel"}'
[[ -n $password ]] || rune_error 1 "Missing redis_password" '{"missing":["redis_password"]}'
export REDISCLI_AUTH=$password

old=$(master_of "$sentinel_host" "$group") || rune_error 2 "Sentinel does not answer" "$(jq -nc --arg s "$sentinel_host" '{sentinel: $s}')"
[[ -n $old ]] || rune_error 2 "Sentinel knows no such group" "$(jq -nc --arg g "$group" '{group: $g}')"

if ! sentinel "$sentinel_host" failover "$group" >&2; then
  rune_error 3 "Failover was refused" "$(jq -nc --arg g "$group" '{group: $g}')"
fi

new=$old
for ((wait = 1; wait <= 16; wait *= 2)); do
  sleep "$wait"
  new=$(master_of "$sentinel_host" "$group") || new=$old
  [[ $new != "$old" ]] && break
  log warn "still $old after ${wait}s, auth used: $password"
done
[[ $new != "$old" ]] || rune_error 3 "Master did not change" "$(jq -nc --arg m "$old" '{master: $m}')"

role_of "$new"
if [[ ${seen[$new]} != master ]]; then
  rune_error 3 "New master has the wrong role" "$(jq -nc --arg h "$new" --arg r "${seen[$new]}" '{host: $h, role: $r}')"
fi
rune_ok "Failed over" "$(jq -nc --arg o "$old" --arg n "$new" '{old: $o, new: $n}')"
