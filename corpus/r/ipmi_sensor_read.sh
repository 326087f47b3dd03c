#!/bin/bash
# ipmi_sensor_read: all sensors of one type from the BMC
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

TYPE=`rune_param type Temperature`
case "$TYPE" in
	Temperature|Fan|Voltage|Current) ;;
	*) rune_error 1 "unknown sensor type" '{"types":["Temperature","Fan","Voltage","Current"]}' ;;
esac

if ipmitool mc info >/dev/null 2>&1; then
	echo "BMC answers" >&2
else
	rune_error 4 "no BMC, is ipmi_devintf loaded?" '{"device":"/dev/ipmi0"}'
fi

LIST=`mktemp`
trap 'rm -f "$LIST"' 0
ipmitool sdr type "$TYPE" >"$LIST" 2>/dev/null || rune_error 2 "ipmitool failed" '{"tool":"ipmitool"}'

# Inlet Temp       | 04h | ok  |  7.1 | 23 degrees C
CRIT=0
while IFS='|' read NAME ID STATE ENTITY READING
do
	NAME=`echo $NAME`
	STATE=`echo $STATE`
	READING=`echo $READING`
	[ "$STATE" = ns ] && continue
	rune_out "$NAME=$READING"
	if [ "$STATE" != ok ]; then
		CRIT=`expr $CRIT + 1`
	fi
done <"$LIST"

rune_out "critical=$CRIT"
if [ $CRIT -gt 0 ]; then
	rune_err "$CRIT sensors not ok"
fi
rune_finish "sensors read"
