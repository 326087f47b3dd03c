#!/bin/sh
# CTM_JOB_STATUS - LOOK A JOB UP IN CONTROL-M AND ANSWER WITH ITS STATE
set -euo pipefail
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

JOB=`rune_param job ""`
ODATE=`rune_param odate ""`

if [ -z "$JOB" ]
then
    rune_error 8 "JOB NAME IS MISSING" '{"missing":["job"]}'
fi
[ -n "$ODATE" ] || ODATE=`date '+%y%m%d'`

if [ ! -x /opt/ctm/bin/ctmpsm ]
then
    rune_emit "CTMPSM NOT FOUND" 4
fi

LIST=/tmp/ctmpsm.$$
trap 'rm -f /tmp/ctmpsm.$$' EXIT
/opt/ctm/bin/ctmpsm -LISTJOB "$JOB" -ODATE "$ODATE" > $LIST 2>/dev/null || rune_error 2 "CTMPSM FAILED" "`jq -nc --arg j "$JOB" '{job: $j}'`"

# ORDERID|JOBNAME|STATE|RC|START|END
LINE=`awk -F'|' -v j="$JOB" '$2 == j { l = $0 } END { print l }' $LIST`
if [ -z "$LINE" ]
then
    rune_error 3 "JOB WAS NOT ORDERED" "`jq -nc --arg j "$JOB" --arg o "$ODATE" '{job: $j, odate: $o}'`"
fi

OLDIFS=$IFS
IFS='|'
set -- $LINE
IFS=$OLDIFS
ORDER=$1 STATE=${3:-} RC=${4:-} START=${5:-} END=${6:-}

ANSWER=`jq -nc --arg o "$ORDER" --arg s "$STATE" --arg rc "$RC" --arg a "$START" --arg e "$END" \
    '{order_id: $o, state: $s, rc: $rc, start: $a, end: $e}'`
case "$STATE" in
    'Ended OK')     rune_ok "JOB ENDED OK" "$ANSWER" ;;
    'Executing')    rune_ok "JOB IS RUNNING" "$ANSWER" ;;
    'Ended Not OK') rune_error 3 "JOB ABENDED" "$ANSWER" ;;
    *)              rune_error 3 "JOB IS IN ANOTHER STATE" "$ANSWER" ;;
esac
