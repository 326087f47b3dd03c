#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$D/rune_bpcs.sh"
mkdir -p /var/log/rune
tee -a /var/log/rune/slurm_node_drain.jsonl | rune_init

expr=$(rune_param nodes "") why=$(rune_param reason "maintenance") max=$(rune_param max_jobs 0)
[[ $expr =~ ^[][a-z0-9,-]+$ ]] || rune_error 1 "nodes is not a host list" '{"field":"nodes"}'
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max_jobs is not a number" '{"field":"max_jobs"}'

hosts=$(scontrol show hostnames "$expr") || rune_error 2 "scontrol cannot expand the host list" "$(jq -nc --arg e "$expr" '{nodes:$e}')"
mapfile -t nodes <<<"$hosts"

declare -A jobs=()
for n in "${nodes[@]}"; do
  jobs[$n]=$( { squeue -h -w "$n" -t R -o %i || :; } 2>/dev/null | wc -l)
done

drained='[]' busy='{}'
for n in "${nodes[@]}"; do
  if ((jobs[$n] > max)); then
    busy=$(jq -c --arg n "$n" --argjson j "${jobs[$n]}" '.[$n]=$j' <<<"$busy")
    continue
  fi
  if scontrol update nodename="$n" state=drain reason="$why" >&2; then
    drained=$(jq -c --arg n "$n" '. + [$n]' <<<"$drained")
  else
    rune_error 3 "drain refused" "$(jq -nc --arg n "$n" --argjson d "$drained" '{node:$n, already_drained:$d}')"
  fi
done

data=$(jq -nc --argjson d "$drained" --argjson b "$busy" '{drained:$d, busy:$b}')
[[ $drained != '[]' ]] || rune_error 3 "every node is busy" "$data"
rune_ok "" "$data"
