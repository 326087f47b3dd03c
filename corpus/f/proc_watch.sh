#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

log() {
  echo "[$(date '+%H:%M:%S')] $1"
}

NAME="$(rune_param name "")"
MIN="$(rune_param min "1")"

if [ -z "$NAME" ]; then
  rune_error 1 "name is missing" '{"missing":["name"]}'
fi

log "watching $NAME"
PIDS=$(pgrep -x "$NAME")
COUNT=$(echo "$PIDS" | wc -l)
log "found $COUNT"

MEM=0
for P in $PIDS; do
  RSS=$(ps -o rss= -p "$P" || echo 0)
  MEM=$((MEM + RSS))
done

OUT=$(jq -nc --arg n "$NAME" --argjson c "$COUNT" --argjson m "$MEM" '{name:$n, count:$c, rss_kb:$m}')
if [ "$COUNT" -lt "$MIN" ]; then
  rune_error 3 "not enough processes" "$OUT"
fi
rune_ok "processes counted" "$OUT"
