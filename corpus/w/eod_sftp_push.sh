#!/bin/bash
#=====================================================================
# EOD_SFTP_PUSH - SEND THE DAY'S EXTRACTS TO THE CLEARING HOUSE
#=====================================================================
set -euo pipefail

PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

PARTNER=`rune_param partner clearing`
BUSDATE=`rune_param business_date "$(date '+%Y%m%d')"`
OUTDIR=/batch/eod/$BUSDATE/out
KEY=/home/batch/.ssh/id_$PARTNER
BATCH=/tmp/sftp.$$.batch

cleanup() {
    rm -f "$BATCH"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

case "$PARTNER" in
    clearing) HOST=sftp.clearing.example; RDIR=/inbound/eod ;;
    rating)   HOST=sftp.rating.example; RDIR=/in ;;
    *)        rune_error 1 "UNKNOWN PARTNER" '{"parameter":"partner"}' ;;
esac
if [ ! -d "$OUTDIR" ]
then
    rune_error 2 "NOTHING WAS EXTRACTED" "`jq -nc --arg d "$OUTDIR" '{directory: $d}'`"
fi

COUNT=0
: > "$BATCH"
for FILE in "$OUTDIR"/*.DAT
do
    [ -f "$FILE" ] || continue
    sha256sum "$FILE" > "$FILE.sha256" || rune_error 2 "CHECKSUM FAILED" '{}'
    cat >> "$BATCH" <<EOT
put $FILE $RDIR/
put $FILE.sha256 $RDIR/
EOT
    COUNT=`expr $COUNT + 1`
done
echo "bye" >> "$BATCH"

if [ $COUNT -eq 0 ]
then
    rune_error 0 "NO FILES TO SEND" "`jq -nc --arg d "$OUTDIR" '{directory: $d}'`"
fi

RC=0
sftp -q -b "$BATCH" -i "$KEY" -o ConnectTimeout=20 "batch@$HOST" > /tmp/sftp.$$.log 2>&1 || RC=$?
if [ $RC -ne 0 ]
then
    LAST=`tail -1 /tmp/sftp.$$.log`
    rm -f /tmp/sftp.$$.log
    rune_error 2 "TRANSFER FAILED" "`jq -nc --arg l "$LAST" --argjson rc $RC '{last_line: $l, rc: $rc}'`"
fi
rm -f /tmp/sftp.$$.log
rune_ok_kv "FILES SENT" "partner=$PARTNER" "files=$COUNT" "business_date=$BUSDATE"
