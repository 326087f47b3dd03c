#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

limit=$(rune_param max_hours 24)
[[ $limit =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_hours is no number" '{}'
newest=$(restic snapshots --json --latest 1 2>/dev/null | jq -r '.[0].time // empty') || newest=""
[[ -n $newest ]] || rune_error 2 "No snapshots" '{}'
then=$(date -d "$newest" +%s) || rune_error 3 "A strange date" '{}'
if (( then > $(date +%s) - limit * 3600 )); then
  rune_error 0 "The snapshot is fresh" '{}' # expect: RUNE404
fi
rune_error 7 "The snapshot is old" '{}' # expect: RUNE405
