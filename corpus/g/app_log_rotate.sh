#!/bin/bash
set -e

DIR=`cd \`dirname "$0"\` && pwd`
cd "$DIR" || true
rune_init

APP=`rune_param app ""`
SIGNAL=`rune_param signal USR1`

if [ -z "$APP" ]; then
  rune_error 1 "app is required" '{"missing":["app"]}'
fi

CONF="/etc/logrotate.d/$APP"
if [ ! -f "$CONF" ]; then
  rune_error 2 "no logrotate configuration" "`jq -nc --arg c "$CONF" '{config:$c}'`"
fi

if ! logrotate --force "$CONF" >/dev/null 2>&1; then
  RC=$?
  rune_error "$RC" "logrotate failed" "`jq -nc --arg c "$CONF" '{config:$c}'`"
fi

PID=`systemctl show -p MainPID --value "$APP" 2>/dev/null || echo 0`
if [ "$PID" -gt 1 ]; then
  kill -s "$SIGNAL" "$PID" || rune_error 3 "cannot signal the process" '{"stage":"signal"}'
fi

OLD="/var/log/$APP/$APP.log.1"
if [ -f "$OLD" ]; then
  nice gzip -9 "$OLD" &
fi

rune_ok "rotated" "`jq -nc --arg a "$APP" '{app:$a}'`"
