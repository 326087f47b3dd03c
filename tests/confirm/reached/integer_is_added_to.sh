#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

declare -i slow=0
limit=2
while read -r host millis; do
  if [[ $millis -gt 500 ]]; then slow+=1; fi
done < <(latencies --all)
if ((slow >= limit)); then
  rune_error 7 "too many are slow" '{}' # expect: RUNE405
fi
rune_ok "fast enough"
