#!/usr/bin/env bash
# Rows of JSON are put together also where the list comes first.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
rows=""
for unit in ssh cron; do
  state=$(systemctl is-active "$unit" 2>/dev/null) || state=unknown
  rows="$rows${rows:+,}{\"unit\":\"$unit\",\"state\":\"$state\"}" # expect: RUNE301
done
rune_ok "Listed" "$(jq -nc --argjson rows "[$rows]" '{rows: $rows}')"
