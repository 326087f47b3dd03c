#!/usr/bin/env bash
# A document is formatted into a variable by printf with a placeholder for the unit.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
unit=$(rune_param unit "")
[[ $unit =~ ^[a-z-]+\.timer$ ]] || rune_error 1 "Parameter unit must be a timer"
systemctl enable --now "$unit" >/dev/null 2>&1 || rune_error 2 "Timer could not be enabled"
printf -v doc '{"unit":"%s","enabled":true}' "$unit" # expect: RUNE301
rune_ok "Timer enabled" "$doc"
