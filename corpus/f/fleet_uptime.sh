#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SSH_OPTS=(-n -o BatchMode=yes -o ConnectTimeout=5)

hosts_json="$(rune_param_json hosts '[]')"
mapfile -t HOSTS < <(jq -r '.[]? | strings' <<<"$hosts_json")
if [[ ${#HOSTS[@]} -eq 0 ]]; then
  rune_error 1 "hosts must be a list of names" '{"missing":["hosts"]}'
fi

results=$(mktemp)
trap 'rm -f "$results"' EXIT

reached=0
for h in "${HOSTS[@]}"; do
  if [[ ! "$h" =~ ^[a-zA-Z0-9.-]+$ ]]; then
    echo "skipping odd host name" >&2
    continue
  fi
  set +e
  up=$(ssh "${SSH_OPTS[@]}" "$h" cat /proc/uptime 2>/dev/null)
  rc=$?
  set -e
  if [[ $rc -eq 0 ]]; then
    reached=$((reached + 1))
    jq -nc --arg h "$h" --arg up "${up%% *}" '{host:$h, uptime:$up, reachable:true}' >>"$results"
  else
    echo "ssh to $h failed with $rc" >&2
    jq -nc --arg h "$h" --argjson rc "$rc" '{host:$h, status:$rc, reachable:false}' >>"$results"
  fi
done

all=$(jq -sc . "$results")
out=$(jq -nc --argjson r "$reached" --argjson a "$all" '{reached:$r, hosts:$a}')
if [[ $reached -eq 0 ]]; then
  rune_error 2 "no host could be reached" "$out"
fi
rune_ok "fleet queried" "$out"
