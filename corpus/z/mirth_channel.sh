#!/bin/bash
# mirth_channel.sh - redeploy one HL7 channel of Mirth Connect
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

BASE=`rune_param url https://localhost:8443`
CHANNEL=`rune_param channel ""`
USER_NAME=`rune_param user admin`
PASSWORD=`rune_param password ""`

# channel ids are UUIDs
if echo "$CHANNEL" | grep -Eq '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'; then
	:
else
	rune_error 1 "channel is not a UUID" "`jq -nc --arg c "$CHANNEL" '{channel:$c}'`"
fi

BODY=`mktemp`
trap 'rm -f "$BODY"' 0

HTTP=`curl -ks -m 30 -o "$BODY" -w '%{http_code}' -X POST -H 'X-Requested-With: RUNE' -u "$USER_NAME:$PASSWORD" "$BASE/api/channels/$CHANNEL/_redeploy?returnErrors=true"` || rune_error 2 "Mirth does not answer" "`jq -nc --arg u "$BASE" '{url:$u}'`"

WHAT=`jq -nc --arg c "$CHANNEL" --arg h "$HTTP" '{channel:$c,http:($h|tonumber)}'`
case $HTTP in
2??)	rune_ok "channel redeployed" "$WHAT" ;;
401|403) rune_error 4 "Mirth refused the login" "$WHAT" ;;
404)	rune_error 404 "no such channel" "$WHAT" ;;
*)	REASON=`head -c 400 "$BODY" | tr -d '\r' | tr '\n' ' '`
	rune_error 3 "redeploy failed" "`jq -nc --argjson w "$WHAT" --arg r "$REASON" '$w+{reason:$r}'`" ;;
esac
