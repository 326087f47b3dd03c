#!/bin/bash
# BATCH_CALENDAR - IS TODAY A BANKING DAY, AND WHICH IS THE NEXT ONE
set -euo pipefail
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

CALENDAR=`rune_param calendar /batch/etc/holidays`
DAY=`rune_param day "$(date '+%Y%m%d')"`
case "$DAY" in
    [0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]) ;;
    *) rune_error 1 "DAY MUST BE YYYYMMDD" '{"parameter":"day"}' ;;
esac
date -d "$DAY" > /dev/null 2>&1 || rune_error 1 "NO SUCH DAY" "`jq -nc --arg d "$DAY" '{day: $d}'`"
[ -r "$CALENDAR" ] || rune_error 4 "NO CALENDAR" "`jq -nc --arg c "$CALENDAR" '{calendar: $c}'`"

is_banking_day() {
    WD=`date -d "$1" '+%u'`
    [ "$WD" -lt 6 ] || return 1
    if grep -q "^$1" "$CALENDAR"
    then
        return 1
    fi
    return 0
}

NEXT=$DAY
LOOPS=0
while [ $LOOPS -lt 15 ]
do
    NEXT=`date -d "$NEXT + 1 day" '+%Y%m%d'`
    LOOPS=`expr $LOOPS + 1`
    if is_banking_day "$NEXT"
    then
        break
    fi
done

if is_banking_day "$DAY"
then
    TODAY=banking_day
else
    TODAY=holiday
fi
ANSWER=`jq -nc --arg d "$DAY" --arg t "$TODAY" --arg n "$NEXT" '{day: $d, kind: $t, next: $n}'`
echo "$DAY IS A $TODAY, NEXT IS $NEXT" >&2

case "$TODAY" in
    banking_day) rune_ok "BANKING DAY" "$ANSWER" ;;
    weekend)     rune_ok "WEEKEND" "$ANSWER" ;;
esac
