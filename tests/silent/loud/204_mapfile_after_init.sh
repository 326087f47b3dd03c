#!/usr/bin/env bash
# The list of names is expected on stdin behind the message.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
mapfile -t NAMES # expect: RUNE204
ZONE="$(rune_param zone "example.org")"
ADDED=0
for name in "${NAMES[@]}"; do
  knotc zone-status "${name}.${ZONE}" >/dev/null 2>&1 </dev/null || rune_error 2 "Unknown zone"
  ADDED=$((ADDED + 1))
done
rune_ok "Zones checked" "$(jq -nc --arg n "$ADDED" '{checked:($n|tonumber)}')"
