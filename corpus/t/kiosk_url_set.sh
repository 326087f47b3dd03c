#!/bin/bash
# SET THE START PAGE OF A KIOSK BROWSER AND RESTART THE SESSION
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

URL=`rune_param url ""`
ROTATE=`rune_param rotate normal`
CONF=/etc/kiosk/kiosk.conf
LOG=/var/log/kiosk_url.log
[ -n "$URL" ] || rune_error 1 "WHERE TO?" '{"missing":["url"]}'
[ -w $CONF ] || rune_error 4 "THIS IS NO KIOSK" "{\"config\":\"/etc/kiosk/kiosk.conf\"}"
case "$ROTATE" in normal|left|right|inverted) ;; *) rune_error 1 "BAD ROTATION" '{"bad":["rotate"]}' ;; esac

OLD=`sed -n 's/^START_URL=//p' $CONF`
cp -p $CONF $CONF.old || rune_error 2 "CANNOT KEEP A COPY" '{}'
sed -i "s|^START_URL=.*|START_URL=$URL|; s|^ROTATE=.*|ROTATE=$ROTATE|" $CONF || rune_error 3 "SED FAILED" '{"step":"edit"}'

{
    echo "`date` $OLD -> $URL"
    loginctl list-sessions --no-legend | awk '$3 == "kiosk" { print $1 }' | while read S
    do
        loginctl terminate-session "$S" </dev/null || true
    done || true
    sleep 3
    if ! pgrep -u kiosk -f 'chromium.*--kiosk'
    then
        cp -p $CONF.old $CONF || true
        rune_error 3 "THE BROWSER DOES NOT COME BACK" '{"restored":true}'
    fi
} >>$LOG 2>&1

rune_ok "START PAGE SET" "`jq -nc --arg o "$OLD" --arg n "$URL" '{old:$o, new:$n}'`"
