#!/bin/bash
# postfix_transport - put one domain on another relay
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

DOMAIN=`rune_param domain ""`
RELAY=`rune_param relay ""`
MAP=/etc/postfix/transport
LOCK=/var/lock/transport.lck

case "$DOMAIN" in
    ""|*[!a-z0-9.-]*) rune_error 1 "bad domain" '{"param":"domain"}' ;;
esac
case "$RELAY" in
    ""|*[!a-z0-9.:-]*) rune_error 1 "bad relay" '{"param":"relay"}' ;;
esac
[ -f $MAP ] || rune_error 4 "no transport map" '{}'

TRIES=0
until mkdir $LOCK 2>/dev/null; do
    TRIES=`expr $TRIES + 1`
    if [ $TRIES -ge 10 ]; then
        echo "postfix_transport: $LOCK is held" >&2
        exit 3
    fi
    sleep 1
done
trap 'rmdir $LOCK 2>/dev/null || :' 0

cp -p $MAP $MAP.old || rune_error 3 "cannot keep a copy" '{}'
( grep -v "^$DOMAIN[[:space:]]" $MAP.old || : ; echo "$DOMAIN	smtp:[$RELAY]" ) > $MAP
postmap hash:$MAP 2>&1 || { mv $MAP.old $MAP; rune_error 3 "postmap failed" '{}'; }
postfix reload >/dev/null 2>&1 || rune_error 3 "postfix did not reload" '{}'

GOT=`postmap -q "$DOMAIN" hash:$MAP` || GOT=
[ "$GOT" = "smtp:[$RELAY]" ] || rune_error_kv 3 "map lookup differs" "got=$GOT"
rune_ok_kv "transport set" "domain=$DOMAIN" "relay=$RELAY"
