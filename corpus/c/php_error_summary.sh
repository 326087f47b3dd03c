#!/bin/bash
# Counts the errors in the php log of a site
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

SITE=`rune_param site ""`
if [ -z "$SITE" ]; then
    rune_error 1 "site is required" '{"missing":["site"]}'
fi
LOGFILE="/srv/www/$SITE/logs/php_error.log"
if [ ! -r "$LOGFILE" ]; then
    rune_error 2 "log not readable" "`jq -nc --arg f "$LOGFILE" '{file:$f}'`"
fi

FATAL=`grep -c 'PHP Fatal error' "$LOGFILE"`
WARN=`grep -c 'PHP Warning' "$LOGFILE" || true`

# the last line of the log goes along
tail -n 5 "$LOGFILE" 2>/dev/null | while read LINE; do
    rune_out "last_line=$LINE"
done || true

rune_out "fatal=$FATAL"
rune_out "warnings=$WARN"
rune_finish "Errors counted"
