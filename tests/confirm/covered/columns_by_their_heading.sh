#!/usr/bin/env bash
# The first row names the columns, in whatever order; the others have numbers in them.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

declare -A at=()
rows=0 full=0
while IFS=, read -ra cell; do
  if (( ! rows )); then
    for i in 0 1 2 3; do
      [[ -z ${cell[i]:-} ]] || at["${cell[i]}"]=$i
    done
    [[ -n ${at[Slots]:-} && -n ${at[Used]:-} ]] || rune_error 100 "other columns" '{}'
    rows=1
    continue
  fi
  slots=${cell[${at[Slots]}]:-} used=${cell[${at[Used]}]:-}
  [[ -n $slots && -n $used && $slots$used == +([0-9]) ]] || continue
  rows=$((rows + 1))
  if (( used >= slots )); then full=$((full + 1)); fi
done < <(robotctl magazines --csv)
(( rows > 1 )) || rune_error 3 "no magazine" '{}'
(( full == 0 )) || rune_error 3 "$full magazines are full" '{}'
rune_ok "room" '{}'
