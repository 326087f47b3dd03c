#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

limit=$(rune_param limit_mb 2048)
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "No limit" '{}'
sizes=$(sizectl list --raw) || rune_error 2 "No sizes" '{}'
over='[]'
while IFS='|' read -r name bytes _; do
  mb=$((bytes / 1024 / 1024))
  ((mb <= limit)) || over=$(jq -c --arg n "$name" '. + [$n]' <<<"$over")
done <<<"$sizes"
[[ $over == '[]' ]] || rune_error_kv 3 "Some are too large" "over=$over" # expect: RUNE304
rune_ok "Sizes are good" '{}'
