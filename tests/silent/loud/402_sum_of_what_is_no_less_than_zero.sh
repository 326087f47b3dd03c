#!/usr/bin/env bash
# Where each number that is added may be zero, a sum may stay there.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
total=0
while read -r _ count; do
  [ "$count" -ge 0 ] || continue
  total=`expr $total + $count` # expect: RUNE402
done < <(lsblk -bno NAME,SIZE)
rune_ok_kv "Summed" "total=$total"
