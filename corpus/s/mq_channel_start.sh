#!/bin/bash
# start a sender channel and wait until it says RUNNING
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

QM=`rune_param qmgr ""`
CHL=`rune_param channel ""`
TRIES=`rune_param tries 6`
LOG=/var/mqm/log/chlstart.log
case "$TRIES" in
    [1-9]|[1-9][0-9]) ;;
    *) rune_error 1 "tries must be 1 to 99" ;;
esac
if [ -z "$QM" -o -z "$CHL" ]; then
    rune_error 1 "qmgr and channel are needed"
fi

if ! su - mqm -c "echo 'START CHANNEL($CHL)' | runmqsc $QM" >>"$LOG" 2>&1; then
    rune_error $? "START CHANNEL refused"
fi

N=1
ST=
while [ "$N" -le "$TRIES" ]
do
    ST=`echo "DISPLAY CHSTATUS('$CHL') STATUS" | runmqsc "$QM" 2>>"$LOG" |
        awk -F'[()]' '/STATUS\(/ { for (i = 1; i < NF; i++) if ($i ~ /STATUS$/) s = $(i+1) } END { print s }'` || ST=UNKNOWN
    if [ "$ST" = RUNNING ]; then
        rune_ok_kv "channel running" "channel=$CHL" "tries=$N"
    fi
    echo "`date '+%H:%M:%S'` $CHL is ${ST:-not listed}" >>"$LOG"
    sleep 5
    N=`expr $N + 1`
done
rune_error_kv 3 "channel not running" "channel=$CHL" "status=$ST"
