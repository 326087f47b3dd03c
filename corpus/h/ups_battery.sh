#!/bin/sh
#	ups_battery	charge and runtime of the UPS, by NUT
set -o errexit
set -o nounset
set -o pipefail

LIB="$(cd "$(dirname "$0")" && pwd)"
. "$LIB/rune_bpcs.sh"
rune_init

UPS="$(rune_param ups "ups@localhost")"
MIN="$(rune_param min_percent 50)"

expr "$MIN" : '[0-9][0-9]*$' >/dev/null || rune_error 1 "min_percent is not a number" "{}"

command -v upsc >/dev/null || rune_error 4 "NUT is not installed" '{"command":"upsc"}'

var() {
	upsc "$UPS" "$1" 2>/dev/null
}

CHARGE="$(var battery.charge)"
RUNTIME="$(var battery.runtime)" || RUNTIME=0
STATUS="$(var ups.status)" || STATUS=unknown

case "$STATUS" in
OL*)	;;
OB*)	printf 'on battery, %s seconds left\n' "$RUNTIME" ;;
*)	printf 'status is %s\n' "$STATUS" >&2 ;;
esac

if [ "${CHARGE%.*}" -lt "$MIN" ]; then
	rune_error 3 "battery is low" "$(printf '{"charge":"%s","status":"%s"}' "$CHARGE" "$STATUS")"
fi
rune_ok "battery is fine" "$(jq -nc --arg c "$CHARGE" --arg r "$RUNTIME" --arg s "$STATUS" '{charge:$c, runtime:$r, status:$s}')"
