#!/usr/bin/env bash
# Lobby redis: promote the best replica through Sentinel and verify the new master.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

emit() { "$@" >&3; }
name=$(rune_param master lobby)
sentinels=$(rune_param sentinels "10.0.0.11:26379 10.0.0.12:26379")
[[ $name =~ ^[a-z0-9-]+$ ]] || emit rune_error 1 "bad master name"

declare -A seen=()
order=()
read -ra list <<<"$sentinels"
for s in "${list[@]}"; do
  [[ -v seen[$s] ]] && continue
  seen[$s]=1
  order+=("$s")
done
(( ${#order[@]} )) || emit rune_error 1 "no sentinels"

sent() { # sent HOST:PORT ARGS...
  local where=$1
  shift
  timeout 5 redis-cli -h "${where%:*}" -p "${where##*:}" --raw SENTINEL "$@" </dev/null
}

master_of() {
  local -n _addr=$1
  local lines
  _addr=
  mapfile -t lines < <(sent "$2" get-master-addr-by-name "$name" 2>/dev/null)
  (( ${#lines[@]} >= 2 )) && _addr=${lines[0]}:${lines[1]}
}

chosen='' old='' new=''
for s in "${order[@]}"; do
  if master_of old "$s"; then
    chosen=$s
    break
  fi
  echo "sentinel $s knows no $name"
done
[[ $chosen ]] || emit rune_error 2 "no sentinel answers" '{"hint":"check port 26379"}'

if ! sent "$chosen" failover "$name"; then
  emit rune_error 3 "failover refused" "$(jq -nc --arg o "$old" '{master: $o}')"
fi

for ((i = 0; i < 20; i++)); do
  if master_of new "$chosen" && [[ $new != "$old" ]]; then
    emit rune_ok "failed over" "$(jq -nc --arg o "$old" --arg n "$new" --argjson s "$i" '{from: $o, to: $n, seconds: $s}')"
  fi
  sleep 1
done
emit rune_error 3 "master is still $old" "$(jq -nc --arg s "$chosen" '{asked: $s}')"
