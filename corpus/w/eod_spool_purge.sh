#!/bin/bash
# EOD_SPOOL_PURGE - REMOVE OLD REPORT SPOOL FILES
set -euo pipefail
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"

SPOOL=/batch/spool
DAYS=`rune_param days 7`
case "$DAYS" in
    ''|*[!0-9]*) DAYS=7 ;;
esac

if [ ! -d $SPOOL ]
then
    rune_error 2 "NO SPOOL DIRECTORY" '{"directory":"/batch/spool"}'
fi

BEFORE=`du -sk $SPOOL 2>/dev/null | cut -f1 || true`
find $SPOOL -type f -name '*.RPT' -mtime +$DAYS -print > /tmp/purge.$$ 2>/dev/null || true
COUNT=`wc -l < /tmp/purge.$$`
while read FILE
do
    rm -f "$FILE" || echo "CANNOT REMOVE $FILE" >&2
done < /tmp/purge.$$
rm -f /tmp/purge.$$
AFTER=`du -sk $SPOOL 2>/dev/null | cut -f1 || true`

rune_ok_kv "SPOOL PURGED" "files=$COUNT" "kb_before=$BEFORE" "kb_after=$AFTER"
