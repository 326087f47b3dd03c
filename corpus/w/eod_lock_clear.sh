#!/bin/bash
# EOD_LOCK_CLEAR - REMOVE STALE LOCK FILES OF DEAD BATCH JOBS
set -euo pipefail
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

LOCKDIR=`rune_param lock_directory /batch/locks`
LOG=/tmp/eod_lock_clear.log

if [ ! -d "$LOCKDIR" ]
then
    rune_error 2 "NO LOCK DIRECTORY" "`jq -nc --arg d "$LOCKDIR" '{directory: $d}'`"
fi

STALE=0
ALIVE=0
{
    echo "RUN OF `date`"
    for LOCK in "$LOCKDIR"/*.lck
    do
        [ -f "$LOCK" ] || continue
        PID=`head -1 "$LOCK" 2>/dev/null || true`
        case "$PID" in
            ''|*[!0-9]*) rune_error 3 "LOCK FILE WITHOUT A PID" "`jq -nc --arg l "$LOCK" '{lock: $l}'`" ;;
        esac
        if kill -0 "$PID" 2>/dev/null
        then
            ALIVE=`expr $ALIVE + 1`
            echo "$LOCK IS HELD BY $PID"
        else
            rm -f "$LOCK" || true
            STALE=`expr $STALE + 1`
            echo "$LOCK REMOVED"
        fi
    done
} >> "$LOG"

RESULT=clear
[ $ALIVE -eq 0 ] || RESULT=busy
rune_ok "LOCKS CHECKED" "`jq -nc --arg r "$RESULT" --arg s $STALE --arg a $ALIVE '{state: $r, stale: $s, alive: $a}'`"
