#!/bin/bash
# mdraid_check: degraded arrays, optional scrub
set -euo pipefail
DIR=`cd \`dirname "$0"\` && pwd`
. "$DIR/rune_bpcs.sh"
rune_init

SCRUB=`rune_param scrub no`
[ -r /proc/mdstat ] || rune_error 4 "no md driver here" '{"file":"/proc/mdstat"}'

# md0 : active raid1 sdb1[1] sda1[0]
ARRAYS=`grep '^md' /proc/mdstat | cut -d' ' -f1`
BAD=""
for A in $ARRAYS; do
	STATE=`cat /sys/block/$A/md/array_state 2>/dev/null || echo unknown`
	DEG=`cat /sys/block/$A/md/degraded 2>/dev/null || echo 0`
	if [ "$DEG" != 0 ]; then
		BAD="$BAD $A"
		mdadm --detail /dev/$A | awk '/State :|faulty/' >&2 || :
	elif [ "$SCRUB" = yes -a "$STATE" != inactive ]; then
		echo check >/sys/block/$A/md/sync_action 2>/dev/null || echo "$A: scrub refused"
	fi
done

if [ -n "$BAD" ]; then
	rune_error 3 "degraded arrays" "`jq -nc --arg a "$BAD" '{degraded: ($a | split(" ") | map(select(. != "")))}'`"
fi
rune_ok "arrays fine" "`jq -nc --arg a "$ARRAYS" '{arrays: ($a | split("\n") | map(select(. != "")))}'`"
