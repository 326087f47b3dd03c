#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

mode=$(rune_param mode list)
mapfile -t units < <(systemctl list-units --plain --no-legend 2>/dev/null | awk '{print $1}')
names=$(jq -nc --arg m "$mode" '{mode: $ARGS.named.m, units: $ARGS.positional}' --args "${units[@]}")
case $mode in # expect: RUNE403
  list) rune_ok "Units" "$names" ;;
  count) rune_ok "Units" "$(jq -c '{count: (.units | length)}' <<<"$names")" ;;
esac
