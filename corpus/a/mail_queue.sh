#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

exec 2>&1

LIMIT=$(rune_param limit "500")
FLUSH=$(rune_param flush "false")

count() {
  postqueue -j 2>/dev/null | wc -l
}

depth=$(count) || depth=0
oldest=$(postqueue -j 2>/dev/null | jq -s 'map(.arrival_time) | min // 0') || oldest=0

if [[ $FLUSH == true ]]; then
  postqueue -f
  sleep 5
  depth=$(count) || depth=0
fi

DETAILS='{"depth":'"$depth"',"oldest":'"$oldest"'}'

if ((depth > LIMIT)); then
  rune_error 3 "mail queue is too long" "$DETAILS"
fi
rune_ok "mail queue is fine" "$DETAILS"
