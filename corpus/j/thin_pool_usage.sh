#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"; rune_init
lim=$(rune_param limit 80)
[[ $lim =~ ^[0-9]+$ ]] || rune_error 1 "limit?" '{}'
j=$(lvs --reportformat json -S 'segtype=thin-pool' -o vg_name,lv_name,data_percent,metadata_percent 2>/dev/null) || rune_error 2 "lvs failed" '{}'
hot=$(jq -c --argjson l "$lim" '[.report[0].lv[] | select((.data_percent|tonumber) > $l or (.metadata_percent|tonumber) > $l)]' <<<"$j") ||
  rune_error 2 "lvs: unreadable report" '{}'
n=$(jq length <<<"$hot")
ext=()
if [[ $(rune_param extend false) == true ]]; then
  while IFS=/ read -r vg lv; do
    if lvextend --use-policies -y "$vg/$lv" >&2; then ext+=("$vg/$lv"); fi
  done < <(jq -r '.[] | "\(.vg_name)/\(.lv_name)"' <<<"$hot")
fi
d=$(jq -nc --argjson h "$hot" '{hot:$h, extended:$ARGS.positional}' --args "${ext[@]}")
(( n > ${#ext[@]} )) && rune_error 3 "$n thin pool(s) above $lim%" "$d"
rune_ok "thin pools: $n above $lim%" "$d"
