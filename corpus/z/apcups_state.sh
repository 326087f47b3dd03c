#!/bin/bash
# apcups_state.sh - state of the UPS under the desk of the blood bank
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

HOST=`rune_param host localhost`
MINLEFT=`rune_param min_minutes 10`
if expr "X$MINLEFT" : 'X[0-9][0-9]*$' >/dev/null; then :; else
	rune_error 1 "min_minutes must be digits" '{"parameter":"min_minutes"}'
fi

# apcaccess writes "BCHARGE  : 100.0 Percent"
RAW=`apcaccess -h "$HOST:3551" -u status 2>/dev/null` || rune_error 2 "apcupsd does not answer" "`jq -nc --arg h "$HOST" '{host:$h}'`"

field() {
	echo "$RAW" | awk -F: -v k="$1" '{ n=$1; gsub(/ +$/,"",n); if (n==k) { sub(/^[^:]*: */,""); sub(/ +$/,""); print; exit } }'
}

STATUS=`field STATUS`
CHARGE=`field BCHARGE`
LEFT=`field TIMELEFT | cut -d. -f1`
MODEL=`field MODEL`
[ -n "$STATUS" ] || rune_error 3 "answer without a STATUS line" '{}'

cat >/tmp/apcups.last.$$ <<EOT
note for the night watch {see the binder, page 12}
state $STATUS, charge $CHARGE, minutes $LEFT
EOT
mv /tmp/apcups.last.$$ /tmp/apcups.last || rm -f /tmp/apcups.last.$$

OUT=`jq -nc --arg s "$STATUS" --arg c "${CHARGE:-0}" --arg l "${LEFT:-0}" --arg m "$MODEL" '
	{model:$m, status:$s, charge:($c|tonumber? // null), minutes:($l|tonumber? // null)}'`

case "$STATUS" in
*ONBATT*) rune_error 3 "UPS is on battery" "$OUT" ;;
esac
if [ "${LEFT:-0}" -lt "$MINLEFT" ] 2>/dev/null; then
	rune_error 3 "less than $MINLEFT minutes of battery" "$OUT"
fi
rune_ok "UPS is on line" "$OUT"
