#!/bin/bash
#
# site_backup - nightly / on demand copy of one customer site
# Support team, 2nd line.  Questions: #hosting-support
#
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

rune_init

# from here on we look at $? ourselves, as in all our tools
set +e

SITE="`rune_param site ""`"
KEEP_DAYS="`rune_param keep_days "14"`"

# ---------------------------------------------------------------
# check input
# ---------------------------------------------------------------
if [ -z "$SITE" ]; then
    rune_error 1 "Missing required parameter: site" '{"missing":["site"]}'
fi
if ! echo "$SITE" | grep -Eq '^[a-z0-9.-]+$'; then
    rune_error 1 "site contains characters we do not allow" '{"parameter":"site"}'
fi
case "$KEEP_DAYS" in
    7|14|30|90) ;;
    *) rune_error 1 "keep_days must be 7, 14, 30 or 90" '{"parameter":"keep_days"}' ;;
esac

# ---------------------------------------------------------------
# where things live
# ---------------------------------------------------------------
DOCROOT="/srv/www/$SITE"
BACKUP_DIR="/srv/backup/$SITE"
LOG="/var/log/support/site_backup.log"
STAMP=`date +%Y%m%d-%H%M%S`
ARCHIVE="$BACKUP_DIR/$SITE-$STAMP.tar.gz"

mkdir -p "$BACKUP_DIR" /var/log/support

echo "`date` starting backup of $SITE" >> "$LOG"

if [ ! -d "$DOCROOT" ]; then
    echo "`date` no docroot $DOCROOT" >> "$LOG"
    rune_error 2 "Document root does not exist" "`jq -nc --arg d "$DOCROOT" '{docroot:$d}'`"
fi

# files first
tar czf "$ARCHIVE" -C /srv/www "$SITE" >> "$LOG" 2>&1
if [ $? -ne 0 ]; then
    echo "`date` tar failed" >> "$LOG"
    rm -f "$ARCHIVE"
    rune_error 3 "tar failed, see log" "`jq -nc --arg l "$LOG" '{log:$l}'`"
fi

# verify the archive is readable
tar tzf "$ARCHIVE" > /dev/null 2>> "$LOG"
if [ $? -ne 0 ]; then
    rune_error 3 "archive cannot be read back" "`jq -nc --arg a "$ARCHIVE" '{archive:$a}'`"
fi

# throw away old ones
find "$BACKUP_DIR" -name '*.tar.gz' -mtime +"$KEEP_DAYS" -print -delete >> "$LOG" 2>&1

SIZE=`stat -c %s "$ARCHIVE"`
COUNT=`find "$BACKUP_DIR" -name '*.tar.gz' | wc -l`
echo "`date` done, $SIZE bytes, $COUNT archives kept" >> "$LOG"

rune_ok "Backup finished" "`jq -nc --arg a "$ARCHIVE" --arg s "$SIZE" --arg c "$COUNT" '{archive:$a, bytes:($s|tonumber? // 0), kept:($c|tonumber? // 0)}'`"
