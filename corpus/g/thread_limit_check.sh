#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

SERVICE=$(rune_param service "")
MAX=$(rune_param max 500)
FACTOR=$(rune_param factor 2)
SLOT=$(rune_param slot 0)
NAMES=(low normal high)

[[ $SERVICE =~ ^[A-Za-z0-9_.@-]+$ ]] || rune_error 1 "service must be a unit name" '{"invalid":["service"]}'
if ! [[ "$MAX" =~ ^[0-9]+$ && "$FACTOR" =~ ^[1-9]$ ]]; then
  rune_error 1 "max and factor must be numbers" '{"invalid":["max","factor"]}'
fi
case $SLOT in
  0 | 1 | 2) label=${NAMES[$SLOT]} ;;
  *) rune_error 1 "slot must be 0, 1 or 2" '{"allowed":[0,1,2]}' ;;
esac

PID=$(systemctl show -p MainPID --value "$SERVICE" 2>/dev/null) || PID=0
if ((PID == 0)); then
  rune_error 3 "service is not running" "$(jq -nc --arg s "$SERVICE" '{service:$s}')"
fi

tasks=(/proc/"$PID"/task/*)
threads=${#tasks[@]}
limit=$((10#$MAX * FACTOR))
DATA=$(jq -nc --arg s "$SERVICE" --arg l "$label" --argjson t "$threads" --argjson m "$limit" \
  '{service:$s, class:$l, threads:$t, limit:$m}')

if ((threads > limit)); then
  rune_error 3 "too many threads" "$DATA"
elif [[ $threads -gt $MAX ]]; then
  echo "more than $MAX threads, still below the limit" >&2
fi
rune_ok "threads counted" "$DATA"
