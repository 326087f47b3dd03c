#!/bin/bash
# put an AutoSys job on hold and check that it took
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

JOB=`rune_param job ""`
WHO=`rune_ctx requested_by nobody`
LOG=/var/log/ops/autosys_hold.log
if [ -z "$JOB" ]; then
    rune_error 1 "job missing"
fi

STAT=`autorep -J "$JOB" -d 2>/dev/null | grep "^ *$JOB " | awk '{ print $NF }'`
if [ "$STAT" = RU ]; then
    rune_error_kv 3 "job is running" "job=$JOB"
fi

{
    echo "`date` hold $JOB by $WHO (was $STAT)"
    if ! sendevent -E JOB_ON_HOLD -J "$JOB"
    then
        rune_error_kv 3 "sendevent refused" "job=$JOB"
    fi
} >>"$LOG" 2>&1

N=0
while [ $N -lt 5 ]
do
    N=`expr $N + 1`
    if autorep -J "$JOB" 2>/dev/null | awk -v j="$JOB" '$1 == j && / OH / { f = 1 } END { exit !f }'
    then
        rune_ok_kv "on hold" "job=$JOB" "polls=$N"
    fi
    sleep 2
done
rune_error_kv 3 "event sent but status is not OH" "job=$JOB"
