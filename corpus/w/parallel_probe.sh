#!/usr/bin/env bash
# TCP probes of many endpoints at once, at most N jobs, collected with wait -n.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

endpoints=$(rune_param_json endpoints '[]')
jobs_max=$(rune_param jobs 8)
[[ $jobs_max =~ ^([1-9]|[12][0-9]|3[0-2])$ ]] || rune_error 1 "jobs must be 1 to 32" '{"parameter":"jobs"}'

results=$(mktemp -d)
declare -A child=()
on_exit() {
  local pid
  for pid in "${!child[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf -- "$results"
}
trap on_exit EXIT

probe() { # runs in the background, answers in a file
  local target=$1 out=$2 host port start end
  host=${target%:*} port=${target##*:}
  start=${EPOCHREALTIME/./}
  if timeout 3 bash -c 'exec 3<>"/dev/tcp/$1/$2"' _ "$host" "$port" 2>/dev/null; then state=up; else state=down; fi
  end=${EPOCHREALTIME/./}
  jq -nc --arg t "$target" --arg s "$state" --argjson us "$(( end - start ))" '{target: $t, state: $s, micros: $us}' >"$out"
}

n=0
while IFS= read -r target; do
  [[ $target =~ ^[A-Za-z0-9.-]+:[0-9]{1,5}$ ]] || rune_error 1 "an endpoint must be host:port" "$(jq -nc --arg t "$target" '{endpoint: $t}')"
  probe "$target" "$results/$n.json" >/dev/null 2>&1 </dev/null &
  child[$!]=$target
  n=$((n + 1))
  if (( ${#child[@]} >= jobs_max )); then
    wait -n -p done_pid || true
    if [[ -n ${done_pid:-} ]]; then unset "child[$done_pid]"; fi
  fi
done < <(jq -r '.[] | tostring' <<<"$endpoints")

while (( ${#child[@]} )); do
  wait -n -p done_pid || true
  [[ -n ${done_pid:-} ]] || break
  unset "child[$done_pid]"
done

(( n > 0 )) || rune_error 1 "no endpoints" '{"missing":["endpoints"]}'
all=$(find "$results" -name '*.json' -exec cat {} + 2>/dev/null | jq -sc '.' || echo '[]')
if jq -e 'any(.state == "down")' <<<"$all" >/dev/null; then
  rune_error 3 "some endpoints are down" "$(jq -c '{down: map(select(.state == "down") | .target)}' <<<"$all")"
fi
rune_ok "$n endpoints are up" "$(jq -c '{endpoints: .}' <<<"$all")"
