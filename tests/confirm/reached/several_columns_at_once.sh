#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

status=$(zpool status tank) || rune_error 2 "no such pool" '{}'
errors=0
while read -r name state r w c rest; do
  [[ $state == ONLINE && "$r:$w:$c" =~ ^[0-9]+:[0-9]+:[0-9]+$ ]] || continue
  if [[ -n $rest ]]; then
    echo "note for $name: $rest" # expect: RUNE101
  fi
  errors=$((errors + 10#$r + 10#$w + 10#$c))
done <<< "$status"
rune_ok "seen" "$(jq -nc --argjson e "$errors" '{errors:$e}')"
