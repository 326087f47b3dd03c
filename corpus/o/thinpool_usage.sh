#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

vg=$(rune_param vg vg0) limit=$(rune_param limit_percent 85)
[[ $vg =~ ^[A-Za-z0-9+_.-]+$ ]] || rune_error 1 "bad vg"
rows=$(lvs --noheadings --separator '|' -o lv_name,data_percent,metadata_percent -S 'lv_attr=~^t' "$vg" 2>/dev/null) ||
  rune_error 2 "no such volume group"
[[ -n $rows ]] || rune_error 2 "no thin pool in $vg"

full=0
while IFS='|' read -r lv data meta; do
  lv=${lv// /} data=${data%.*} meta=${meta%.*}
  rune_out "$lv=${data:-0}%/${meta:-0}%"
  if (( ${data:-0} >= limit || ${meta:-0} >= limit )); then full=$((full + 1)); fi
done <<<"$rows"

(( full == 0 )) || rune_err 3 "$full thin pools above the limit"
rune_finish "thin pools fine"
