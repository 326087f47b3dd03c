#!/bin/bash
# mdadm_check - state of the software RAID arrays (/proc/mdstat, mdadm --detail)
set -euo pipefail
MYDIR=$(dirname $(readlink -f $0))
. $MYDIR/rune_bpcs.sh
rune_init

START_CHECK=$(rune_param start_check no)
SPARES=$(rune_param want_spares 0)

if [ ! -r /proc/mdstat ]; then
	rune_error 10 "no md driver in this kernel" '{"file":"/proc/mdstat"}'
fi

ARRAYS=$(awk '/^md[^ ]* : / { print $1 }' /proc/mdstat)
COUNT=0
DEGRADED=""

for MD in $ARRAYS
do
	COUNT=$(expr $COUNT + 1)
	mdadm --detail /dev/$MD > /tmp/md.$$ 2>/dev/null || echo "State : unreadable" > /tmp/md.$$
	STATE=$(awk -F' : ' '/^ *State :/ { print $2; exit }' /tmp/md.$$ | sed 's/ *$//')
	HAVE=$(awk -F' : ' '/Spare Devices/ { print $2; exit }' /tmp/md.$$)
	rm -f /tmp/md.$$
	case "$STATE" in
		clean|active|active,\ checking|clean,\ checking)
			;;
		*degraded*|*FAILED*|unreadable)
			DEGRADED="$DEGRADED $MD"
			;;
		*)
			echo "mdadm_check: $MD is $STATE" >&2
			;;
	esac
	if [ "${HAVE:-0}" -lt "$SPARES" ] 2>/dev/null; then
		rune_err "$MD has ${HAVE:-0} spares, wanted $SPARES"
	fi
	if [ "$START_CHECK" = yes ] && [ -w /sys/block/$MD/md/sync_action ]; then
		echo check > /sys/block/$MD/md/sync_action || rune_err 3 "check of $MD did not start"
	fi
done

rune_out "arrays=$COUNT"
rune_out degraded "${DEGRADED# }"
if [ -n "$DEGRADED" ]; then
	rune_err 3 "degraded arrays:$DEGRADED"
fi
rune_finish "$COUNT arrays checked"
