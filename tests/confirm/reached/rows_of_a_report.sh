#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

worst=$(vgs --noheadings 2>/dev/null | awk 'NR >= 3 && $4 != "-" { print $1; exit }') || worst=""
if [[ -n $worst ]]; then
  rune_error 11 "A volume group has no room" "$(jq -nc --arg g "$worst" '{group: $g}')" # expect: RUNE405
fi
rune_ok "Room enough"
