#!/bin/bash
#=====================================================================
# EOD_ARCHIVE_ROLLOVER - PACK YESTERDAY'S END-OF-DAY FOLDER AND EMPTY IT
#=====================================================================
set -eu
set -o pipefail

PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
if [ -f "$PROGDIR/rune_bpcs.sh" ]
then
    . "$PROGDIR/rune_bpcs.sh"
else
    . /opt/rune/lib/rune_bpcs.sh
fi
rune_init

BUSDATE=`rune_param business_date ""`
KEEP=`rune_param keep 14`
case "$BUSDATE" in
    [0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]) ;;
    '') BUSDATE=`date -d yesterday '+%Y%m%d'` ;;
    *)  rune_error 1 "BUSINESS DATE MUST BE YYYYMMDD" '{"parameter":"business_date"}' ;;
esac
case "$KEEP" in
    ''|*[!0-9]*) rune_error 1 "KEEP MUST BE NUMERIC" '{"parameter":"keep"}' ;;
esac

EODDIR=/batch/eod/$BUSDATE
ARCDIR=/batch/archive
ARC=$ARCDIR/eod_$BUSDATE.tar.gz
LOCK=/batch/eod/.rollover.lock

[ -d "$EODDIR" ] || rune_error 2 "NO SUCH FOLDER" "`jq -nc --arg d "$EODDIR" '{folder: $d}'`"
if ! mkdir "$LOCK" 2>/dev/null
then
    rune_error 3 "ANOTHER ROLLOVER IS RUNNING" "`jq -nc --arg l "$LOCK" '{lock: $l}'`"
fi
trap 'rmdir "$LOCK" 2>/dev/null || true' EXIT

( cd "$EODDIR" && tar cf - . ) 2>/dev/null | gzip -9 > "$ARC.tmp" || rune_error 2 "ARCHIVE COULD NOT BE WRITTEN" '{}'
gzip -t "$ARC.tmp" 2>/dev/null || rune_error 3 "ARCHIVE IS BROKEN" "`jq -nc --arg a "$ARC" '{archive: $a}'`"
mv "$ARC.tmp" "$ARC" || rune_error 2 "ARCHIVE COULD NOT BE MOVED" '{}'
( cd "$ARCDIR" && md5sum "eod_$BUSDATE.tar.gz" > "eod_$BUSDATE.md5" ) || rune_error 2 "NO CHECKSUM" '{}'

find "$EODDIR" -type f ! -name '*.DONE' -exec rm -f {} \; 2>/dev/null || echo "SOME FILES STAYED" 1>&2

REMOVED=0
for OLD in `ls -1t "$ARCDIR"/eod_*.tar.gz 2>/dev/null | tail -n +\`expr $KEEP + 1\` || true`
do
    rm -f "$OLD" && REMOVED=`expr $REMOVED + 1`
done

BYTES=`ls -ln "$ARC" | awk '{ print $5 }' || echo 0`
rune_ok "FOLDER ARCHIVED" "`jq -nc --arg a "$ARC" --arg b "$BYTES" --arg r "$REMOVED" '{archive: $a, bytes: ($b | tonumber), removed: ($r | tonumber)}'`"
