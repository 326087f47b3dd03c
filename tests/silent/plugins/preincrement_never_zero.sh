#!/usr/bin/env bash
# Counting up with a prefix operator from zero never yields a zero value.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
found=0
total=10
for f in /etc/cron.d/*; do
  [[ -f $f ]] || continue
  ((++found))
  ((total += 5))
done
rune_ok "Counted" "$(jq -nc --argjson f "$found" --argjson t "$total" '{found:$f,weight:$t}')"
