#!/usr/bin/env bash
# The loop runs in the main shell and only its input comes from a subshell.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
CHECKED=0
while IFS=$'\t' read -r iface state; do
  CHECKED=$((CHECKED + 1))
  if [[ $state == DOWN ]]; then
    rune_error 3 "An interface is down" "$(jq -nc --arg i "$iface" '{interface:$i}')"
  fi
done < <(ip -br link show 2>/dev/null | awk -v OFS='\t' '{print $1, $2}')
rune_ok "No interface is down" "$(jq -nc --arg n "$CHECKED" '{checked:($n|tonumber)}')"
