#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

hosts_json=$(rune_param_json hosts '[]')
port=$(rune_param port 443)
jobs_max=$(rune_param parallel 8)

if ! [[ $port =~ ^[1-9][0-9]{0,4}$ && $jobs_max =~ ^[1-9][0-9]?$ ]]; then
  rune_error 1 "port or parallel out of range" '{}'
fi
mapfile -t hosts < <(jq -r 'if type == "array" then .[] else empty end | strings | select(test("^[A-Za-z0-9.-]+$"))' <<<"$hosts_json")
(( ${#hosts[@]} )) || rune_error 1 "hosts must be a list of names" '{"field":"hosts"}'

lock=/tmp/fleet_port_probe.lock
exec {lock_fd}>"$lock" || rune_error 2 "cannot open the lock file" '{}'
flock -w 10 "$lock_fd" || rune_error 3 "another probe is running" '{}'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

probe() {
  local host=$1 t0=${EPOCHREALTIME/[.,]/}
  if timeout 5 bash -c '</dev/tcp/"$1"/"$2"' _ "$host" "$port" 2>/dev/null; then
    echo "up $(( (${EPOCHREALTIME/[.,]/} - t0) / 1000 ))"
  else
    echo "down -"
  fi
}

running=0
for i in "${!hosts[@]}"; do
  probe "${hosts[i]}" >"$work/$i" </dev/null &
  if (( ++running >= jobs_max )); then
    wait -n || :
    (( running-- )) || :
  fi
done
wait

result='{}'
declare -i down=0
for i in "${!hosts[@]}"; do
  state=missing ms=-
  read -r state ms <"$work/$i" || :
  [[ $state == up ]] || down+=1
  result=$(jq -c --arg h "${hosts[i]}" --arg s "$state" --arg m "$ms" '.[$h] = {state:$s, ms:($m | tonumber? // null)}' <<<"$result")
done

if (( down )); then
  rune_error 3 "some hosts do not answer" "$(jq -nc --argjson r "$result" --argjson d "$down" '{down:$d, hosts:$r}')"
fi
rune_ok "all hosts answer" "$(jq -nc --argjson r "$result" '{hosts:$r}')"
