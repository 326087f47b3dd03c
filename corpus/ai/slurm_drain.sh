#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

declare -A before=()
reason=$(rune_param reason "maintenance")
mapfile -t nodes < <(rune_param_json nodes '[]' | jq -r '.[]?')
((${#nodes[@]})) || rune_error 1 "nodes: empty list" '{"missing":["nodes"]}'

for n in "${nodes[@]}"; do
  [[ $n =~ ^[a-z]+[0-9-]*[a-z0-9]$ ]] || rune_error 1 "bad node name" "$(jq -nc --arg n "$n" '{node: $n}')"
done

state() { sinfo -h -n "$1" -o %T 2>/dev/null | head -n 1; }

running_on() {
  squeue -h -w "$1" -o '%i %u %M' 2>/dev/null |
    while read -r id user time; do
      jq -nc --arg i "$id" --arg u "$user" --arg t "$time" '{job: $i, user: $u, time: $t}'
    done | jq -sc .
}

failed=0
for n in "${nodes[@]}"; do
  before[$n]=$(state "$n") || before[$n]=unknown
  case ${before[$n]} in
    drain*|down*) continue ;;
  esac
  if ! scontrol update "NodeName=$n" State=DRAIN "Reason=$reason" >/dev/null 2>&1; then
    failed=$((failed + 1))
    continue
  fi
done

for n in "${!before[@]}"; do
  rune_out "$n=${before[$n]}"
done

busy=$(running_on "$(IFS=,; echo "${nodes[*]}")") || busy='[]'
rune_out "jobs=$busy"
rune_out "failed=$failed"

read -r size up < <(sinfo -h -o '%D %a' 2>/dev/null)
rune_out cluster_nodes "$size"
rune_out cluster_state "$up"

if ((failed == ${#nodes[@]})); then
  rune_err 3 "no node could be drained"
fi
rune_finish "drain requested"
