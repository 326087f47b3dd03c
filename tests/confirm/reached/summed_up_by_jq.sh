#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

sizes=$(ceph df --format json 2>/dev/null) || rune_error 2 "No answer" '{}'
used=$(jq 'reduce .pools[] as $p (0; . + $p.stats.bytes_used)' <<<"$sizes") || rune_error 3 "A strange answer" '{}'
if ((used > 1099511627776)); then
  rune_error 40 "More than a tebibyte" "$(jq -nc --argjson u "$used" '{used: $u}')" # expect: RUNE405
fi
rune_ok "Room enough"
