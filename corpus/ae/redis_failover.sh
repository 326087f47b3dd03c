#!/usr/bin/env bash
# ask the sentinels for a failover of one master and wait for the new one
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

master=$(rune_param master mymaster)
tries=$(rune_param tries 20)
mapfile -t sentinels < <(rune_param_json sentinels '["127.0.0.1:26379"]' | jq -r '.[]')

ask() { local at=$1; shift; redis-cli -h "${at%:*}" -p "${at##*:}" --raw "$@" 2>/dev/null; }
current() {
  local s ip
  for s in "${sentinels[@]}"; do
    ip=$(ask "$s" SENTINEL get-master-addr-by-name "$master" | head -n 1) || continue
    [[ -z $ip ]] || { echo "$ip"; return 0; }
  done
  return 1
}

[[ $tries =~ ^[1-9][0-9]?$ ]] || rune_error 1 "tries must be 1 to 99"
old=$(current) || rune_error 2 "no sentinel knows $master"
rune_out "master=$master"
rune_out "old=$old"

for s in "${sentinels[@]}"; do
  ask "$s" SENTINEL ckquorum "$master" | grep -q '^OK' || { rune_err "no quorum seen by $s"; rune_finish "refused"; }
done

answer=$(ask "${sentinels[0]}" SENTINEL failover "$master") || answer=
if [[ $answer != OK ]]; then
  rune_error 3 "failover refused" "$(jq -nc --arg a "$answer" '{answer:$a}')"
fi

for (( i = 1; i <= tries; i++ )); do
  sleep 1
  new=$(current) || continue
  if [[ $new != "$old" ]]; then
    rune_out "new=$new"
    printf 'new master %s after %d s\n' "$new" "$i"
    rune_finish "failed over"
  fi
done
rune_err 3 "master is still $old"
rune_finish "not failed over"
