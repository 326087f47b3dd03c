#!/bin/bash
#=====================================================================
# REPORT_PRINT_QUEUE - HOLD, RELEASE OR LIST REPORTS IN THE LP QUEUE
#=====================================================================
set -euo pipefail
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

QUEUE=`rune_param queue EODPRT`
ACTION=`rune_param action list`

reject() {
    rune_error_kv 1 "$1" "queue=$QUEUE" "action=$ACTION"
}

jobs_of() {
    lpstat -o "$1" 2>/dev/null | awk '{ print $1 "|" $2 "|" $3 }'
}

expr "$QUEUE" : '[A-Z][A-Z0-9]*$' > /dev/null || reject "BAD QUEUE NAME"
lpstat -a "$QUEUE" > /dev/null 2>&1 || rune_error_kv 2 "QUEUE IS NOT KNOWN" "queue=$QUEUE"

case "$ACTION" in
    hold)    cupsdisable -r "HELD BY BATCH" "$QUEUE" >&2 || rune_error_kv 3 "HOLD FAILED" "queue=$QUEUE" ;;
    release) cupsenable --release "$QUEUE" >&2 || rune_error_kv 3 "RELEASE FAILED" "queue=$QUEUE" ;;
    list)    : ;;
    *)       reject "UNKNOWN ACTION" ;;
esac

LIST=`jobs_of "$QUEUE" || true`
COUNT=0
BYTES=0
while IFS='|' read ID OWNER SIZE
do
    [ -n "$ID" ] || continue
    COUNT=`expr $COUNT + 1`
    BYTES=`expr $BYTES + ${SIZE:-0} || true`
    echo "$ID ($OWNER) $SIZE" 1>&2
done <<EOT
$LIST
EOT

rune_out "queue=$QUEUE"
rune_out "action=$ACTION"
rune_out jobs "$COUNT"
rune_out bytes "$BYTES"
rune_finish "QUEUE `echo $ACTION | tr a-z A-Z`"
