#!/bin/bash
# @(#) mq_qdepth.sh 1.14   local queue depths of one queue manager
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

QMGR=`rune_param qmgr ""`
QPAT=`rune_param queue "*"`
LIMIT=`rune_param limit 5000`

if [ -z "$QMGR" ]
then
    rune_error 1 "qmgr not given" '{"missing":["qmgr"]}'
fi
case "$LIMIT" in
    ''|*[!0-9]*) rune_error 1 "limit is not a number" ;;
esac

TMP=`mktemp /tmp/mqdepth.XXXXXX`
trap 'rm -f "$TMP" "$TMP.q"' EXIT

# house rule: RC 8 = retry in next batch step
echo "DISPLAY QLOCAL('$QPAT') CURDEPTH MAXDEPTH" | runmqsc "$QMGR" >"$TMP" 2>&1 ||
    rune_error 8 "runmqsc failed for $QMGR"

#   QUEUE(PAY.IN)                           TYPE(QLOCAL)
#   CURDEPTH(12)                            MAXDEPTH(5000)
awk -F'[()]' '/ QUEUE\(/ { q = $2 } /CURDEPTH\(/ { print q, $2 }' "$TMP" >"$TMP.q"

SYSQ=`grep -c '^SYSTEM\.' "$TMP.q"`

OVER=0
LIST=
while read Q D
do
    if [ "$D" -gt "$LIMIT" ]
    then
        OVER=`expr $OVER + 1`
        LIST="$LIST $Q"
        echo "$Q at $D" >&2
    fi
done <"$TMP.q"

if [ $OVER -gt 0 ]; then
    rune_error_kv 3 "queues above limit" "over=$OVER" "queues=$LIST" "system=$SYSQ"
fi
rune_ok_kv "depths ok" "over=0" "system=$SYSQ"
