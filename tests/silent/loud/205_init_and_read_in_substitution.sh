#!/usr/bin/env bash
# The initialisation runs in the substitution that reads the only parameter.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
PATTERN="$(rune_init; rune_param pattern "*.tmp")" # expect: RUNE205
find /var/tmp -maxdepth 1 -type f -name "$PATTERN" -mtime +7 -delete 2>/dev/null ||
  rune_error 2 "Cannot clean up"
rune_ok "Cleaned up" "$(jq -nc --arg p "$PATTERN" '{pattern:$p}')"
