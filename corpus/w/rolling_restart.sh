#!/usr/bin/env bash
# Restart a service on a list of hosts, in batches, stop at the first bad batch.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

hosts_json=$(rune_param_json hosts '[]')
batch=$(rune_param batch 2)
service=$(rune_param service "")
[[ $batch =~ ^[1-9]$ ]] || rune_error 1 "batch must be 1 to 9" '{"parameter":"batch"}'
[[ $service =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "bad service" '{"parameter":"service"}'

mapfile -t hosts < <(jq -r '.[]' <<<"$hosts_json")
(( ${#hosts[@]} )) || rune_error 1 "no hosts" '{"missing":["hosts"]}'

state_dir=$(mktemp -d)
trap 'rm -rf "$state_dir"' EXIT

restart_one() {
  local host=$1 rc=0
  ssh -n -o BatchMode=yes -o ConnectTimeout=5 "$host" sudo systemctl restart "$service" >/dev/null 2>&1 || rc=$?
  if (( rc == 255 )); then
    rune_error 2 "host unreachable" "$(jq -nc --arg h "$host" '{host: $h}')"
  fi
  echo "$rc" >"$state_dir/$host"
}

for (( i = 0; i < ${#hosts[@]}; i += batch )); do
  pids=()
  for host in "${hosts[@]:i:batch}"; do
    restart_one "$host" >/dev/null &
    pids+=("$!")
  done
  for pid in "${pids[@]}"; do wait "$pid" || true; done
  bad=0
  for host in "${hosts[@]:i:batch}"; do
    rc=$(cat "$state_dir/$host" 2>/dev/null || echo 255)
    if (( rc != 0 )); then bad=$((bad + 1)); fi
  done
  (( bad == 0 )) || break
done

summary=$(for f in "$state_dir"/*; do
  [[ -f $f ]] || continue
  jq -nc --arg h "${f##*/}" --arg rc "$(<"$f")" '{($h): ($rc | tonumber)}'
done | jq -sc 'add // {}')

if (( bad )); then
  resp=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson s "$summary" \
    '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 3, message: "batch failed", details: $s}}')
  rune_emit "$resp" 2
fi
rune_ok "all restarted" "$summary"
