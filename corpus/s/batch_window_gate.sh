#!/bin/bash
# gate in front of the EOD chain: are all input triggers done?
set -euo pipefail
PATH=/usr/bin:/bin:/usr/sbin; export PATH
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

SPOOL=`rune_param spool /batch/spool`
ENFORCE=`rune_param enforce true`
GATE=`rune_param gate EOD`

if [ ! -d "$SPOOL" ]; then
    rune_error_kv 2 "spool missing" "spool=$SPOOL"
fi

TOTAL=`ls "$SPOOL" | wc -l`
DONE=`ls "$SPOOL" | grep -c '\.done$' || true`
OPEN=`expr $TOTAL - $DONE`

if [ $OPEN -eq 0 ]; then
    rune_ok_kv "gate open" "gate=$GATE" "triggers=$TOTAL"
fi

HH=`date +%H`
if [ "$ENFORCE" = true ]
then
    rune_error_kv 3 "gate closed" "gate=$GATE" "open=$OPEN" "hour=$HH"
fi
echo "gate $GATE overridden with $OPEN open" | logger -t batchgate || true
rune_ok_kv "gate overridden" "gate=$GATE" "open=$OPEN"
