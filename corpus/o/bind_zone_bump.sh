#!/bin/bash
# bind_zone_bump - raise the serial of a zone file and reload it
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ZONE=`rune_param zone ""`
expr "$ZONE" : '[a-z0-9.-]*$' > /dev/null || rune_error 1 "bad zone" '{"param":"zone"}'
[ -n "$ZONE" ] || rune_error 1 "zone is missing" '{"missing":["zone"]}'

systemctl is-active --quiet named

# paths of the new name servers, from Ralf's mail
ZDIR=/var/lib/bind/primary
CHECK=named-checkzone
KEEP=5
FILE="$ZDIR/$ZONE.zone"

[ -f "$FILE" ] || rune_error 2 "no zone file" "`jq -nc --arg f "$FILE" '{file:$f}'`"
OLD=`sed -n 's/^[[:space:]]*\([0-9]\{10\}\)[[:space:]]*;[[:space:]]*serial.*/\1/p' "$FILE" | head -1`
TODAY=`date +%Y%m%d`00
[ -n "$OLD" ] || rune_error 3 "no serial line" '{}'
if [ "$OLD" -ge "$TODAY" ]; then
    NEW=`expr $OLD + 1`
else
    NEW=$TODAY
fi

cp -p "$FILE" "$FILE.bak" || rune_error 3 "no backup copy" '{}'
sed "s/$OLD/$NEW/" "$FILE.bak" > "$FILE"
if ! $CHECK -q "$ZONE" "$FILE"; then
    mv "$FILE.bak" "$FILE"
    rune_error 3 "zone does not load" '{}'
fi
rndc reload "$ZONE" > /dev/null 2>&1 || rune_error 3 "rndc reload failed" '{}'
rune_ok_kv "zone reloaded" "zone=$ZONE" "old=$OLD" "new=$NEW"
