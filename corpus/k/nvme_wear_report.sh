#!/usr/bin/env bash
# Wear level of all NVMe drives
set -u
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

limit=$(rune_param limit 80)
[[ $limit =~ ^[1-9][0-9]?$ ]] || rune_error 1 "limit is a percentage" '{"field":"limit"}'

[[ -d /sys/class/nvme ]] || exit 2
shopt -s nullglob
devs=(/dev/nvme[0-9] /dev/nvme[0-9][0-9])
if ((${#devs[@]} == 0)); then
  rune_ok "No NVMe drives" '{"drives":[]}'
fi

rows=$(for d in "${devs[@]}"; do
  nvme smart-log -o json "$d" 2>/dev/null |
    jq -c --arg d "$d" '{dev: $d, used: (.percent_used // .percentage_used), spare: .avail_spare, errors: .num_err_log_entries}'
done | jq -sc .)

worn=$(jq -c --argjson l "$limit" 'map(select(.used != null and .used >= $l) | .dev)' <<<"$rows")
data=$(jq -nc --argjson r "$rows" --argjson w "$worn" '{drives: $r, worn: $w}')
if [[ $worn != '[]' ]]; then
  rune_error 3 "Drives are worn" "$data"
fi
rune_ok "Drives are fine" "$data"
