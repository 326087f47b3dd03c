#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

limit=$(rune_param limit 90)
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "No limit" '{}'
zpool list 2>/dev/null | awk -v l="$limit" 'NR > 1 && $5 + 0 > l { print $1 }' | while read -r pool; do # expect: RUNE402
  rune_err 3 "$pool is nearly full" # expect: RUNE106
done
rune_finish "Pools checked"
