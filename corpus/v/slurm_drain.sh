#!/usr/bin/env bash
# drain a node, wait for its jobs
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
n=$(rune_param node ""); why=$(rune_param reason "rune drain"); w=$(rune_param wait 0)
[[ $n =~ ^[a-z]+[0-9]+$ ]] || rune_error 1 "bad node name" "$(jq -nc --arg n "$n" '{node:$n}')"
[[ $w =~ ^[0-9]{1,4}$ ]] || rune_error 1 "wait must be seconds" '{"max":9999}'
command -v scontrol >/dev/null || rune_error 4 "no slurm on this host" '{}'
busy() { squeue -h -w "$n" -o '%i|%u|%M' 2>/dev/null; }
scontrol show node "$n" &>/dev/null || rune_error 2 "unknown node" "$(jq -nc --arg n "$n" '{node:$n}')"
scontrol update nodename="$n" state=drain reason="$why" >&2 || rune_error 3 "drain refused" '{}'
SECONDS=0
while (( SECONDS < 10#$w )) && [[ -n $(busy) ]]; do sleep 2; done
jobs=$(busy | jq -Rnc '[inputs|split("|")|{id:.[0],user:.[1],time:.[2]}]') || jobs='[]'
st=$(sinfo -h -n "$n" -o %T | sort -u | head -n1) || st=unknown
rune_ok "$n is $st" "$(jq -nc --arg n "$n" --arg s "$st" --argjson j "$jobs" --argjson w "$SECONDS" '{node:$n,state:$s,jobs:$j,waited:$w}')"
