#!/usr/bin/env bash
# Wear and spare of the NVMe disks.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

limit=$(rune_param limit 80)
[[ $limit =~ ^[1-9][0-9]?$ ]] || rune_error 1 "limit must be 1..99" '{}'
declare -a docs=()
worn=0
for dev in /dev/nvme[0-9]n1; do
  [[ -b $dev ]] || continue
  log=$(nvme smart-log -o json "$dev" 2>/dev/null) || continue
  used=$(jq '.percentage_used // .percent_used // 0' <<<"$log")
  if (( used >= limit )); then worn=$(( worn + 1 )); fi
  docs+=("$(jq -c --arg d "$dev" --argjson u "$used" '{device:$d, used:$u, spare:.avail_spare}' <<<"$log")")
done
(( ${#docs[@]} )) || rune_error 2 "no NVMe disk" '{}'
all=$(printf '%s\n' "${docs[@]}" | jq -sc '{disks:.}')
(( worn == 0 )) || rune_error 3 "$worn disks are worn" "$all"
rune_ok "disks are fine" "$all"
