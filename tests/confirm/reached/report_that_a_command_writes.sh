#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

report="$(mktemp --suffix=.csv)"
trap 'rm -f "$report"' EXIT
timeout 20 dotnet-counters collect -p 1 --format csv -o "$report" >/dev/null 2>&1 || rune_error 3 "no counters" '{}'
heap="$(awk -F, '/GC Heap Size/ { v = $NF } END { printf "%d", v }' "$report")"
if (( heap > 512 )); then
  rune_error 31 "the heap is large" "$(jq -nc --argjson h "$heap" '{heap: $h}')" # expect: RUNE405
fi
rune_ok "sampled" '{}'
