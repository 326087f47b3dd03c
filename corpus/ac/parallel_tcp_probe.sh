#!/usr/bin/env bash
# Probe many host:port pairs at once; every worker writes to its own file, never to our stdout.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

targets=$(rune_param_json targets '[]')
timeout_s=$(rune_param timeout 3)
width=$(rune_param parallel 8)

jq -e 'type == "array" and length > 0' <<<"$targets" >/dev/null || rune_error 1 "targets must be a non-empty list"
[[ $timeout_s =~ ^[1-9][0-9]?$ ]] || rune_error 1 "timeout must be 1 to 99"
[[ $width =~ ^([1-9]|[1-5][0-9])$ ]] || rune_error 1 "parallel must be 1 to 59"

mapfile -t list < <(jq -r '.[] | tostring' <<<"$targets")

dir=$(mktemp -d)
pids=()
cleanup() {
  local p
  for p in "${pids[@]}"; do
    kill "$p" 2>/dev/null || true
  done
  rm -rf -- "$dir"
}
trap cleanup EXIT

probe() {
  local host=$1 port=$2 t0 t1
  t0=${EPOCHREALTIME/[.,]/}
  if timeout "$timeout_s" bash -c 'exec 5<>"/dev/tcp/$1/$2"' _ "$host" "$port" 2>/dev/null; then
    t1=${EPOCHREALTIME/[.,]/}
    printf '%s %s open %d\n' "$host" "$port" "$(( (t1 - t0) / 1000 ))"
  else
    printf '%s %s closed 0\n' "$host" "$port"
  fi
}

n=0
for item in "${list[@]}"; do
  if [[ ! $item =~ ^([A-Za-z0-9.-]+):([1-9][0-9]{0,4})$ ]]; then
    rune_error 1 "target is not host:port" "$(jq -nc --arg t "$item" '{target:$t}')"
  fi
  probe "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >"$dir/$n" 2>/dev/null </dev/null &
  pids+=("$!")
  n=$((n + 1))
  while running=$(jobs -pr | wc -l); (( running >= width )); do
    wait -n || true
  done
done

wait
pids=()

results=$(cat "$dir"/* | sort | jq -Rnc '
  [inputs | split(" ") | {host: .[0], port: (.[1] | tonumber), open: (.[2] == "open"), ms: (.[3] | tonumber)}]') ||
  rune_error 100 "results could not be collected"

closed=$(jq '[.[] | select(.open | not)] | length' <<<"$results")
doc=$(jq -nc --argjson r "$results" --argjson c "$closed" '{results: $r, closed: $c}')

(( closed == 0 )) || rune_error 3 "some targets are closed" "$doc"
rune_ok "all targets open" "$doc"
