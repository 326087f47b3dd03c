#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

columns=(jobid user state)
wanted=$(IFS=,; printf %s "${columns[*]}")
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
sacct -nPX -o "$wanted" >"$rows" 2>/dev/null || rune_error 2 "sacct failed" '{}'
states=$(jq -Rnc '[inputs | split("|")] | group_by(.[2]) | map({key: .[0][2], value: length}) | from_entries' "$rows") ||
  rune_error 3 "cannot parse" '{}'
rune_ok_kv "counted" "states=$states" # expect: RUNE304
