#!/usr/bin/env bash
# A sum that begins at zero does not stay there where each number that is added is above a bound.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
total=0
many=0
while read -r _ count; do
  [ "$count" -gt 1000 ] || continue
  total=`expr $total + $count`
  many=`expr $count + $many`
done < <(lsblk -bno NAME,SIZE)
rune_ok_kv "Summed" "total=$total" "many=$many"
