#!/bin/bash
# my first plugin, copied from the noop one
set -euo pipefail

DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$DIR/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
#echo "service is $SERVICE"
echo "DEBUG: service is $SERVICE" >&2

if [ -z "$SERVICE" ]; then
  rune_error 1 "Missing required parameter: service" '{"missing":["service"]}'
  exit 1
fi

# is systemd even there
if ! command -v systemctl >/dev/null 2>&1; then
  rune_error 4 'systemctl not found' '{}'
  exit 4
fi

STATUS="unknown"
if systemctl is-active "$SERVICE" >/dev/null 2>&1
then
  STATUS="active"
else
  STATUS="inactive"
fi
echo "DEBUG: status is $STATUS" 1>&2

ENABLED=$(systemctl is-enabled "$SERVICE" 2>/dev/null || true)
PID=$(pgrep -o -x "$SERVICE" || echo 0)

OUT="$(jq -nc --arg svc "$SERVICE" --arg st "$STATUS" --arg en "$ENABLED" --arg pid "$PID" \
  '{service:$svc, status:$st, enabled:$en, pid:$pid}')"

if [ "$STATUS" = "active" ]; then
  rune_ok "Service is running" "$OUT"
  exit 0
else
  rune_error 3 "Service is not running" "$OUT"
  exit 3
fi
echo "never reached"
