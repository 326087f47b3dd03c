#!/bin/bash
# bind_zone_reload: check a master zone, bump nothing, reload it.   (ops, since BIND 9.4)
set -euo pipefail
PATH=/usr/sbin:/usr/bin:/sbin:/bin
D=`dirname $0`
. $D/rune_bpcs.sh
rune_init

CONF=/etc/bind/named.conf.local
ZONE=`rune_param zone ""`
if [ "x$ZONE" = "x" ]; then
    rune_error 1 "zone is required" '{"missing":["zone"]}'
fi
if [ ! -r $CONF ]; then
    rune_error 4 "named.conf.local cannot be read" '{}'
fi

# the file statement in the zone's block
FILE=`awk "/^zone \"$ZONE\"/ { z = 1 }
           z && /file/      { gsub(/[\";]/, \"\", \\$2); print \\$2; exit }
           /^};/            { z = 0 }" $CONF || true`
if [ -z "$FILE" ]; then
    rune_error 2 "zone is not in named.conf.local" "`jq -nc --arg z "$ZONE" '{zone: $z}'`"
fi

OUT=`named-checkzone "$ZONE" "$FILE" 2>&1` || {
    rune_error 3 "zone file has errors" "`echo "$OUT" | head -20 | jq -Rsc '{errors: .}'`"
}
OLD=`dig +short @127.0.0.1 "$ZONE" SOA 2>/dev/null | awk '{ print $3 }' || true`

# keep quiet, rndc is chatty
rndc reload "$ZONE" IN 2>&1 >/dev/null || rune_error 3 "rndc reload failed" "`jq -nc --arg z "$ZONE" '{zone: $z}'`"

i=0
NEW=$OLD
while [ $i -lt 5 ]; do
    NEW=`dig +short @127.0.0.1 "$ZONE" SOA 2>/dev/null | awk '{ print $3 }' || true`
    [ "$NEW" != "$OLD" ] && break
    i=`expr $i + 1`
    sleep 1
done
rune_ok "zone reloaded" "`jq -nc --arg z "$ZONE" --arg o "$OLD" --arg n "$NEW" '{zone: $z, old_serial: $o, serial: $n}'`"
