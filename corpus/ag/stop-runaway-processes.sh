#!/usr/bin/env bash
# Ends processes of one user that use too much CPU or memory for too long.
# The EXIT trap answers when something ends the plugin before it did.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/rune_bpcs.sh"
rune_init

snapshot=$(mktemp)
answered=no
reply() {
  answered=yes
  "$@"
}
bye() {
  rm -f -- "$snapshot"
  if [[ $answered == no ]]; then
    rune_error 100 "the plugin ended early"
  fi
}
trap bye EXIT

declare -A limit=([cpu]=90 [mem]=50 [age]=600 [grace]=10)
for name in "${!limit[@]}"; do
  given=$(rune_param "$name" "${limit[$name]}")
  if [[ ! $given =~ ^[1-9][0-9]{0,5}$ ]]; then
    reply rune_error 1 "$name must be a positive number" "$(jq -nc --arg name "$name" --arg got "$given" '{parameter: $name, got: $got}')"
  fi
  limit[$name]=$given
done
user=$(rune_param user "")
dry_run=$(rune_param dry_run false)
mapfile -t spare < <(rune_param_json spare '[]' | jq -r 'arrays | .[] | strings')

case $user in
  '') reply rune_error 1 "user is required" '{"missing":["user"]}' ;;
  root) reply rune_error 1 "not for root" '{"user":"root"}' ;;
esac
if ! id -u -- "$user" &>/dev/null; then
  reply rune_error 2 "no such user" "$(jq -nc --arg user "$user" '{user: $user}')"
fi

ps -e -o user:32=,pid=,etimes=,pcpu=,pmem=,comm= >"$snapshot"

# spared NAME: is it on the list of commands to leave alone?
spared() {
  local one
  for one in "${spare[@]}"; do
    if [[ $one == "$1" ]]; then return 0; fi
  done
  return 1
}

# stop PID: first politely, then not
stop() {
  local -i waited
  kill -TERM "$1" 2>/dev/null || return 1
  for (( waited = 0; waited < limit[grace]; waited++ )); do
    sleep 1
    if ! kill -0 "$1" 2>/dev/null; then return 0; fi
  done
  kill -KILL "$1" 2>/dev/null || return 0
  sleep 1
  ! kill -0 "$1" 2>/dev/null
}

found='[]'
declare -i stopped=0 stuck=0 left=0
while read -r owner pid age cpu mem comm; do
  [[ $owner == "$user" ]] || continue
  [[ $pid =~ ^[1-9][0-9]*$ && $age =~ ^(0|[1-9][0-9]*)$ ]] || continue
  cpu=${cpu%.*} mem=${mem%.*}
  [[ $cpu =~ ^(0|[1-9][0-9]*)$ && $mem =~ ^(0|[1-9][0-9]*)$ ]] || continue
  (( age >= limit[age] && (cpu >= limit[cpu] || mem >= limit[mem]) )) || continue

  if spared "$comm"; then
    fate=spared left+=1
  elif [[ $dry_run == true ]]; then
    fate=found left+=1
  elif stop "$pid"; then
    fate=stopped stopped+=1
  else
    fate=stuck stuck+=1
  fi
  found=$(jq -c --argjson pid "$pid" --arg comm "$comm" --arg fate "$fate" --argjson cpu "$cpu" --argjson mem "$mem" \
    '. + [{pid: $pid, command: $comm, cpu_percent: $cpu, memory_percent: $mem, fate: $fate}]' <<<"$found")
done <"$snapshot"

out=$(jq -nc --arg user "$user" --argjson processes "$found" '{user: $user, processes: $processes}')
if (( stuck > 0 )); then
  reply rune_error 3 "$stuck processes would not end" "$out"
elif (( stopped > 0 )); then
  reply rune_ok "$stopped processes ended" "$out"
elif (( left > 0 )); then
  reply rune_ok "$left processes over the limit, left alone" "$out"
fi
reply rune_ok "no process is over the limit" "$out"
