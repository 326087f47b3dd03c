#!/bin/bash
# slot_led: blink the locate led of an enclosure slot
set -euo pipefail

MSG=`cat`
DISK=`echo "$MSG" | jq -r '.payload.input_parameters.disk // ""'` || DISK=""
META=`echo "$MSG" | jq -c '.message_metadata // {}'` || META='{}'
OBS=`echo "$MSG" | jq -c '.observability // {}'` || OBS='{}'

fail()
{
	jq -nc --argjson m "$META" --argjson o "$OBS" --argjson c "$1" --arg t "$2" \
		'{message_metadata: $m, payload: null, observability: $o, error: {code: $c, message: $t, details: {}}}'
	exit "$1"
}

case "$DISK" in
	sd[a-z]) ;;
	*) fail 1 "disk must be sda to sdz" ;;
esac
[ -b /dev/$DISK ] || fail 2 "no such disk"

ledctl locate=/dev/$DISK >/dev/null 2>&1 || fail 3 "ledctl failed"

SER=`lsblk -dno SERIAL /dev/$DISK 2>/dev/null` || SER=unknown
printf '{"message_metadata":%s,"payload":{"result":"success","output_data":{"serial":"%s"}},"observability":%s,"error":null}\n' "$META" "$SER" "$OBS"
