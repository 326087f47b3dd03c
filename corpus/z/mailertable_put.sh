#!/bin/bash -eu
# mailertable_put.sh - route a domain through a relay and rebuild the sendmail map
. `dirname $0`/rune_bpcs.sh
rune_init

DOMAIN=`rune_param domain ""`
RELAY=`rune_param relay ""`
MT=${MAILERTABLE:-/etc/mail/mailertable}

for V in "$DOMAIN" "$RELAY"; do
	case "$V" in
	""|*[!A-Za-z0-9.-]*) rune_error 1 "domain and relay must be host names" "`jq -nc --arg v "$V" '{got:$v}'`" ;;
	esac
done
[ -f "$MT" ] || rune_error 4 "no mailertable here" "`jq -nc --arg f "$MT" '{file:$f}'`"

cp -p "$MT" "$MT.old"
awk -v d="$DOMAIN" '$1 != d' "$MT.old" >"$MT.new"
echo "$DOMAIN	esmtp:[$RELAY]" >>"$MT.new"
mv "$MT.new" "$MT"

if makemap hash "$MT" <"$MT" 2>&1 >/dev/null; then
	ROUTES=`wc -l <"$MT"`
	OUT=`jq -nc --arg d "$DOMAIN" --arg r "$RELAY" --arg n "$ROUTES" '{domain:$d,relay:$r,routes:($n|tonumber)}'`
	rune_ok "route is in" "$OUT"
fi
mv "$MT.old" "$MT"
rune_error 3 "makemap failed, old table is back" "`jq -nc --arg d "$DOMAIN" '{domain:$d}'`"
