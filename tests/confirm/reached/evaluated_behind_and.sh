#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

limit=$(rune_param cpu_percent 90)
busy=0
while read -r pid age load name; do
  if ((age > 600 && load >= limit)); then # expect: RUNE503
    busy=$((busy + 1))
  fi
done < <(top-processes --by-age)
rune_ok_kv "counted" "busy=$busy"
