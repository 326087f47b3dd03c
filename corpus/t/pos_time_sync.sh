#!/bin/bash
# ALL TILLS MUST AGREE ON THE TIME WITHIN A FEW SECONDS (FISCAL LAW)
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

MAX=`rune_param max_drift 5`
echo "$MAX" | grep -q '^[0-9][0-9]*$' || rune_error 1 "max_drift IS A NUMBER OF SECONDS" '{"bad":["max_drift"]}'
LIST=/etc/pos/tills
[ -s $LIST ] || rune_error 4 "NO LIST OF TILLS" '{"path":"/etc/pos/tills"}'

grep -v '^#' $LIST | while read NAME ADDR REST
do
    THERE=`ssh -n -o BatchMode=yes -o ConnectTimeout=4 pos@$ADDR date +%s 2>/dev/null` || THERE=
    HERE=`date +%s`
    if [ -z "$THERE" ]; then
        echo "$NAME UNREACHABLE" >&2
        continue
    fi
    DIFF=`expr $THERE - $HERE | tr -d -` || DIFF=0
    if [ "$DIFF" -gt "$MAX" ]; then
        rune_error 3 "TILL $NAME DRIFTS" "`jq -nc --arg n "$NAME" --arg d "$DIFF" '{till:$n, drift:$d}'`"
    fi
done || true

rune_ok "CLOCKS AGREE" "`jq -nc --arg m "$MAX" '{max_drift:$m}'`"
