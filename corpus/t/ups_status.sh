#!/bin/bash
# ASK NUT FOR THE STORE UPS.  LOW BATTERY OR OLD BATTERY IS AN ERROR
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

UPS=`rune_param ups "apc@localhost"`
MINRUN=`rune_param min_runtime 300`
case "$MINRUN" in
    ''|*[!0-9]*) rune_error 1 "min_runtime MUST BE SECONDS" '{"bad":["min_runtime"]}' ;;
esac

OUT=/tmp/ups.$$
trap 'rm -f $OUT' 0
upsc "$UPS" >$OUT 2>/dev/null || rune_error 2 "upsc GETS NO ANSWER" '{"tool":"upsc"}'

get() {
    sed -n "s/^$1: //p" $OUT
}
STATUS=`get ups.status`
CHARGE=`get battery.charge`
RUNTIME=`get battery.runtime`
BDATE=`get battery.mfr.date`
[ -n "$CHARGE" ] || CHARGE=0
[ -n "$RUNTIME" ] || RUNTIME=0

# 2019/05/14 OR 05/14/19
YEAR=`echo "$BDATE" | awk -F/ 'NF == 3 { y = (length($1) == 4) ? $1 : $3; if (y < 100) y += 2000; print y }'`
[ -n "$YEAR" ] || YEAR=`date +%Y`
AGE=`expr \`date +%Y\` - $YEAR || true`

(
    echo "UPS      $UPS"
    echo "STATUS   $STATUS"
    echo "CHARGE   $CHARGE"
) 1>&2

rune_out status "$STATUS"
rune_out charge "$CHARGE"
rune_out runtime "$RUNTIME"
rune_out battery_years "$AGE"

case " $STATUS " in
    *" LB "*) rune_err 3 "BATTERY IS LOW" ;;
    *" RB "*) rune_err 3 "REPLACE THE BATTERY" ;;
    *" OB "*) echo "RUNNING ON BATTERY" 1>&2 ;;
esac
if [ `echo "$RUNTIME" | cut -d. -f1` -lt "$MINRUN" ]
then
    rune_err 3 "RUNTIME IS BELOW THE LIMIT"
fi
rune_finish "UPS READ"
