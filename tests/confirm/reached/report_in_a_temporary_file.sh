#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

report=$(mktemp)
trap 'rm -f "$report"' EXIT
planctl show --format=machine >"$report" || rune_error 3 "No plan" '{}'
names=$(jq -c '[.steps[] | select(.kind != "noop") | .name]' "$report") || rune_error 3 "No such plan" '{}'
rune_ok "Planned" "$names" # expect: RUNE303
