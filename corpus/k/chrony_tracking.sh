#!/bin/bash
# offset and stratum from chronyc, with the old tricks
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

MAXMS=`rune_param max_ms 50`
expr "$MAXMS" : '[0-9][0-9]*$' >/dev/null || rune_error 1 "max_ms must be a number" '{"field":"max_ms"}'

set +e
TRACK=`chronyc -c tracking 2>/dev/null`
RC=$?
set -e
if [ $RC -ne 0 ] || [ -z "$TRACK" ]; then
    rune_error 2 "chronyc does not answer" "`jq -nc --arg rc "$RC" '{chronyc_status:($rc|tonumber)}'`"
fi

# refid,address,stratum,reftime,system offset,...
OLDIFS=$IFS
IFS=,
set -- $TRACK
IFS=$OLDIFS
if [ $# -lt 5 ]; then
    rune_error 3 "Unknown chronyc format" "`jq -nc --arg t "$TRACK" '{tracking:$t}'`"
fi
REF=$2 STRATUM=$3 OFFSET=$5

VERDICT=`awk -v o="$OFFSET" -v m="$MAXMS" 'BEGIN { if (o < 0) o = -o; print (o * 1000 > m) ? "late" : "good" }'`
DATA=`jq -nc --arg r "$REF" --arg s "$STRATUM" --arg o "$OFFSET" --arg m "$MAXMS" \
    '{reference:$r, stratum:($s|tonumber? // null), offset_s:($o|tonumber? // null), max_ms:($m|tonumber)}'`

[ "$VERDICT" = late ] && rune_error 3 "Clock is off" "$DATA"
rune_ok "Clock is good" "$DATA"
