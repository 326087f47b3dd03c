#!/bin/bash
# dead letter queue: how many messages, which reasons
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

QM=`rune_param qmgr ""`
test -n "$QM" || rune_error 1 "qmgr missing" '{"missing":["qmgr"]}'

T=/tmp/dlq.$$
umask 077
trap 'rm -f $T.*' 0

DLQ=`echo "DISPLAY QMGR DEADQ" | runmqsc "$QM" 2>/dev/null | sed -n 's/.*DEADQ(\([^)]*\)).*/\1/p'` || rune_error_kv 2 "queue manager not running" "qmgr=$QM"
DLQ=`echo $DLQ`
if [ -z "$DLQ" ]; then
    rune_error_kv 4 "no dead letter queue defined" "qmgr=$QM"
fi

# browse without removing; amqsbcg prints  Reason : 2053  once per message
set +e
amqsbcg "$DLQ" "$QM" >$T.dump 2>&1
RC=$?
set -e
if [ $RC -ne 0 ] && ! grep -q 'No more messages' $T.dump; then
    rune_error_kv 2 "browse failed" "rc=$RC" "queue=$DLQ"
fi

awk '/Reason *:/ { n[$NF]++ } END { for (r in n) printf "%s\t%d\n", r, n[r] }' $T.dump | sort >$T.reasons
COUNT=0
while IFS='	' read REASON N
do
    COUNT=`expr $COUNT + $N`
    case $REASON in
        2053) echo "queue full: $N" ;;
        2085) echo "unknown object: $N" ;;
        *) echo "reason $REASON: $N" ;;
    esac
done <$T.reasons >$T.text
cat $T.text >&2

DATA=`jq -Rnc --arg q "$DLQ" '{queue: $q, reasons: ([inputs | split("\t") | {reason: .[0], count: (.[1] | tonumber)}])}' <$T.reasons`
[ $COUNT -eq 0 ] || rune_error 3 "$COUNT dead letters" "$DATA"
rune_ok "dead letter queue is empty" "$DATA"
