#!/bin/sh
# user_lock - lock a shell account and throw the sessions out
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

LOGIN=`rune_param login ""`
KILL=`rune_param kill_sessions false`

expr "$LOGIN" : '[a-z_][a-z0-9_-]*$' > /dev/null || rune_error 1 "bad login" '{"param":"login"}'
getent passwd "$LOGIN" > /dev/null || rune_error 2 "no such account" '{}'
UID_N=`id -u "$LOGIN"` || rune_error 2 "no such account" '{}'
[ "$UID_N" -ge 1000 ] || rune_error 3 "system accounts are not locked here" '{}'

case `passwd -S "$LOGIN" | cut -d' ' -f2` in
    L|LK) rune_error 0 "account is locked already" '{}' ;;
esac
usermod -L -e 1 "$LOGIN" || rune_error 3 "usermod failed" '{}'
STAMP=/var/lib/hostco/locked/$LOGIN
mkdir -p /var/lib/hostco/locked
date '+%Y-%m-%d %H:%M' > "$STAMP"
crontab -u "$LOGIN" -l > "$STAMP.cron" 2>/dev/null && crontab -u "$LOGIN" -r || :

KILLED=0
if [ "$KILL" = true ]; then
    KILLED=`pgrep -c -u "$LOGIN"`
    pkill -TERM -u "$LOGIN" || :
    sleep 2
    pkill -KILL -u "$LOGIN" || :
fi
STATE=`passwd -S "$LOGIN" | awk '{print $2}'` || STATE='?'
[ "$STATE" = L ] || [ "$STATE" = LK ] || rune_error_kv 5 "account not locked" "state=$STATE"
rune_ok_kv "account locked" "login=$LOGIN" "killed=$KILLED"
