#!/usr/bin/env bash
# /proc/mdstat into a document
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

mdstat=${MDSTAT:-/proc/mdstat}
[[ -r $mdstat ]] || rune_error 4 "no software RAID on this node"

bad=0 arrays=()
while read -r line; do
  if [[ $line =~ ^(md[0-9]+)\ :\ active ]]; then
    arrays+=("${BASH_REMATCH[1]}")
  elsif [[ $line =~ \[U*_+U*\] ]]; then
    (( bad += 1 ))
  else
    continue
  fi
done <"$mdstat"

list=$(printf '%s\n' "${arrays[@]}" | jq -Rnc '[inputs | select(. != "")]')
out=$(jq -nc --argjson a "$list" --argjson b "$bad" '{arrays:$a, degraded:$b}')

(( bad == 0 )) || rune_error 3 "degraded arrays" "$out"
rune_ok "arrays are healthy" "$out"
