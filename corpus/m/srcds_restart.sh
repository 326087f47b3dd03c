#!/bin/bash
# srcds_restart - restart a Source dedicated server (tf2, css, ...) without systemd
set -euo pipefail
D=`cd \`dirname $0\` && pwd`
. $D/rune_bpcs.sh
rune_init

GAME=`rune_param game tf`
MAP=`rune_param map cp_badlands`
PORT=`rune_param port 27015`
HOME_DIR=/srv/games/$GAME
PIDFILE=/run/srcds-$GAME.pid
LOG=/var/log/srcds-$GAME.log

case "$GAME" in
    tf|cstrike|hl2mp|left4dead2) ;;
    *) rune_error 1 "unknown game" '{"allowed":["tf","cstrike","hl2mp","left4dead2"]}' ;;
esac
case "$PORT" in
    ''|*[!0-9]*) rune_error 1 "port is not a number" '{"parameter":"port"}' ;;
esac
[ -x $HOME_DIR/srcds_run ] || rune_error 2 "server is not installed" "`jq -nc --arg d $HOME_DIR '{directory:$d}'`"

LOCK=/run/srcds-$GAME.lock
if mkdir $LOCK 2>/dev/null; then
    :
else
    rune_error 2 "another restart is going on" "`jq -nc --arg l $LOCK '{lock:$l}'`"
fi
trap 'rmdir $LOCK 2>/dev/null || :' 0
trap 'echo "interrupted" >&2; exit 143' 1 2 15

# stop the old one, politely first
if [ -f $PIDFILE ]; then
    PID=`cat $PIDFILE`
    N=0
    kill $PID 2>/dev/null || :
    while kill -0 $PID 2>/dev/null
    do
        N=`expr $N + 1`
        if [ $N -gt 20 ]; then
            kill -9 $PID 2>/dev/null || :
            break
        fi
        sleep 1
    done
    rm -f $PIDFILE
fi

cd $HOME_DIR || rune_error 2 "cannot enter the server directory" "`jq -nc --arg d $HOME_DIR '{directory:$d}'`"
setsid ./srcds_run -game $GAME -port $PORT +map "$MAP" < /dev/null 2>> $LOG &
echo $! > $PIDFILE

sleep 5
if kill -0 `cat $PIDFILE` 2>/dev/null; then
    rune_ok "server restarted" "`jq -nc --arg g $GAME --arg m "$MAP" --argjson p $PORT '{game:$g, map:$m, port:$p}'`"
else
    rune_error 3 "server did not stay up" "`jq -nc --arg g $GAME --arg l $LOG '{game:$g, log:$l}'`"
fi
