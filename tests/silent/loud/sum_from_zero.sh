#!/usr/bin/env bash
# A sum that begins at zero can stay there, and `expr` then fails.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
total=0
while read -r _ count; do
  total=$(expr $total + $count) # expect: RUNE402
done < <(lsblk -bno NAME,SIZE)
rune_ok "Summed" "$(jq -nc --argjson n "$total" '{total: $n}')"
