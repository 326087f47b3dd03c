#!/usr/bin/env bash
# A number that is at least one may be zero when one is taken from it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
lines=`df -P | wc -l`
[ "$lines" -ge 1 ] || rune_error 2 "df shows nothing"
count=`expr $lines - 1` # expect: RUNE402
rune_ok "counted" "`jq -nc --argjson c "$count" "{count: \\$c}"`"
