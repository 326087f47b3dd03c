#!/usr/bin/env bash
# A sum over many rows has very many ways back; a few of them are enough.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

total=0 rest=0
while IFS=, read -r name in out; do
  [[ $in =~ ^[0-9]+$ && $out =~ ^[0-9]+$ ]] || continue
  echo "$name" >&2
  total=$((total + in * 2 + out))
  rest=$((rest + total - in))
done < <(meterctl rows --csv)
((total <= 5000)) || rune_error 3 "Too much" '{}'
((rest <= total)) || rune_error 3 "Too much is left" '{}'
rune_ok "Within the limit" "$(jq -nc --argjson t "$total" '{total: $t}')"
