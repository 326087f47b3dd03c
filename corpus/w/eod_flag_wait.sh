#!/bin/bash
#=====================================================================
# EOD_FLAG_WAIT - WAIT FOR THE END-OF-DAY FLAG OF AN UPSTREAM SYSTEM
#=====================================================================
set -euo pipefail

PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

SYSTEM=`rune_param system ""`
BUSDATE=`rune_param business_date ""`
TRIES=`rune_param tries 10`

if [ -z "$SYSTEM" ]
then
    rune_error 1 "SYSTEM IS MISSING" '{"missing":["system"]}'
fi
if [ -z "$BUSDATE" ]
then
    BUSDATE=`date '+%Y%m%d'`
fi
case "$TRIES" in
    ''|*[!0-9]*) rune_error 1 "TRIES MUST BE NUMERIC" '{"parameter":"tries"}' ;;
esac

FLAGDIR=/batch/eod/$BUSDATE/flags
FLAG=$FLAGDIR/$SYSTEM.DONE
ABEND=$FLAGDIR/$SYSTEM.ABEND
STEP=1

while [ "$STEP" -le "$TRIES" ]
do
    if [ -f "$ABEND" ]
    then
        REASON=`head -1 "$ABEND" 2>/dev/null || echo UNKNOWN`
        rune_error 3 "UPSTREAM ABENDED" "`jq -nc --arg s "$SYSTEM" --arg r "$REASON" '{system: $s, reason: $r}'`"
    fi
    if [ -f "$FLAG" ]
    then
        break
    fi
    cat <<EOT >&2
`date '+%H:%M:%S'` WAITING FOR $FLAG ($STEP OF $TRIES)
EOT
    sleep 30
    STEP=`expr $STEP + 1`
done

if [ ! -f "$FLAG" ]
then
    rune_error 3 "FLAG DID NOT ARRIVE" "`jq -nc --arg f "$FLAG" '{flag: $f}'`"
fi

# FLAG FILE: RECORDS|AMOUNT|CHECKSUM
RECORDS=`cut -d'|' -f1 "$FLAG" 2>/dev/null || true`
AMOUNT=`cut -d'|' -f2 "$FLAG" 2>/dev/null || true`
rune_ok "FLAG IS THERE" "`jq -nc --arg s "$SYSTEM" --arg d "$BUSDATE" --arg r "$RECORDS" --arg a "$AMOUNT" \
    '{system: $s, business_date: $d, records: $r, amount: $a}'`"
