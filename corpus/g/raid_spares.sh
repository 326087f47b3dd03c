#!/bin/bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

ARRAY=$(rune_param array /dev/md0)
WANT=$(rune_param spares 1)
SETTINGS=$(rune_param settings /etc/rune/raid.env)

if [[ -r $SETTINGS ]]; then
  source "$SETTINGS"
fi

DETAIL=$(mdadm --detail "$ARRAY" 2>/dev/null) || rune_error 2 "no such array" "$(jq -nc --arg a "$ARRAY" '{array:$a}')"

have=$(awk -F': *' '/Spare Devices/ {print $2}' <<<"$DETAIL")
state=$(awk -F': *' '/ State :/ {print $2}' <<<"$DETAIL")

if grep -q 'degraded' <<<"$state"; then
  rune_error_kv 3 "array is degraded" "array=$ARRAY" "state=$state"
fi

missing=$((WANT - have))
if [ "$missing" -gt 0 ]; then
  rune_error_kv 3 "spares are missing" "array=$ARRAY" "missing=$missing" "spare devices=$have"
fi
rune_ok_kv "enough spares" "array=$ARRAY" "state=$state" "spares=$have"
