#!/bin/bash
# EOD_CHECKSUM_VERIFY - COMPARE RECEIVED FILES WITH THEIR CONTROL FILES
set -euo pipefail
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

INDIR=`rune_param directory /batch/in`
if [ ! -d "$INDIR" ]
then
    rune_error 1 "NO SUCH DIRECTORY" "`jq -nc --arg d "$INDIR" '{directory: $d}'`"
fi

TOTAL=`find "$INDIR" -maxdepth 1 -name '*.ctl' 2>/dev/null | wc -l || true`
rune_out directory "$INDIR"
rune_out control_files "$TOTAL"
[ "$TOTAL" -gt 0 ] || rune_err 2 "NO CONTROL FILES"

find "$INDIR" -maxdepth 1 -name '*.ctl' -print | while read CTL
do
    DATA=`echo "$CTL" | sed 's/\.ctl$/.dat/'`
    WANT=`awk -F'|' '$1 == "MD5" { print $2 }' "$CTL" 2>/dev/null || true`
    if [ ! -f "$DATA" ]
    then
        rune_err 3 "DATA FILE IS MISSING: $DATA"
        continue
    fi
    HAVE=`md5sum "$DATA" 2>/dev/null | cut -d' ' -f1 || true`
    if [ "$WANT" != "$HAVE" ]
    then
        echo "$DATA: WANT $WANT HAVE $HAVE" >> /tmp/eod_bad.$$
    fi
done || true

BAD=0
if [ -s /tmp/eod_bad.$$ ]
then
    BAD=`wc -l < /tmp/eod_bad.$$`
    cat /tmp/eod_bad.$$ >&2
    rm -f /tmp/eod_bad.$$
fi
GOOD=`expr $TOTAL - $BAD`

rune_out good "$GOOD"
rune_out bad "$BAD"
if [ "$BAD" -gt 0 ]
then
    rune_err 3 "CHECKSUMS DO NOT AGREE"
fi
rune_finish "CHECKSUMS VERIFIED"
