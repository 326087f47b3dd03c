#!/bin/bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

cfg=$(rune_param config root)
keep=$(rune_param keep 10)
text=$(rune_param description "rune snapshot")

if ! [[ $keep =~ ^[1-9][0-9]*$ ]]; then
  rune_error 1 "keep must be a positive number" '{"parameter":"keep"}'
fi

known=no
while IFS=, read -r name _; do
  if [[ $name == "$cfg" ]]; then known=yes; fi
done < <(snapper --csvout list-configs 2>/dev/null | tail -n +2)
[ "$known" = yes ] || rune_error 4 "snapper has no such configuration" "$(jq -nc --arg c "$cfg" '{config:$c}')"

num=$(snapper -c "$cfg" create --print-number --description "$text" --userdata "by=rune") ||
  rune_error 2 "snapper create failed" '{}'

mapfile -t mine < <(snapper -c "$cfg" --csvout list --columns number,userdata 2>/dev/null | awk -F, '/by=rune/ { print $1 }')

doomed=()
while ((${#mine[@]} - ${#doomed[@]} > keep)); do
  doomed+=("${mine[${#doomed[@]}]}")
done

if ((${#doomed[@]} > 0)); then
  snapper -c "$cfg" delete "${doomed[@]}" >&2 || echo "old snapshots stay: ${doomed[*]}" >&2
fi

printf -v summary 'snapshot %s, %d old ones removed' "$num" "${#doomed[@]}"
rune_ok "$summary" "$(jq -nc --arg n "$num" --argjson d "${#doomed[@]}" '{number:$n, removed:$d}')"
