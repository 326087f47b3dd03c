#!/usr/bin/env bash
# Use of each OSD; an error when one is above the limit.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -a rows=()
declare -A tally=([ok]=0 [high]=0)

limit=$(rune_param limit 85)
each=$(rune_param per_osd false)
[[ $limit =~ ^[1-9][0-9]?$ ]] || rune_error 1 "limit must be 1..99" "$(jq -nc --arg l "$limit" '{limit:$l}')"

classify() {
  local id=$1 use=$2
  if (( use >= limit )); then
    rune_err 3 "osd $id is at $use%"
    printf high
  else
    printf ok
  fi
}

json=$(timeout 20 ceph osd df -f json 2>/dev/null) || rune_error 2 "ceph does not answer" '{"command":"ceph osd df"}'
mapfile -t rows < <(jq -r '.nodes[] | "\(.id) \(.utilization | floor)"' <<<"$json")
(( ${#rows[@]} )) || rune_error 3 "no osds" '{}'

for row in "${rows[@]}"; do
  read -r id use <<<"$row"
  state=$(classify "$id" "$use")
  tally[$state]=$(( ${tally[$state]} + 1 ))
  if [[ $each == true ]]; then
    rune_out "osd.$id" "$use"
  fi
done
rune_out osds "${#rows[@]}"
rune_out high "${tally[high]}"
rune_finish "osd use read"
