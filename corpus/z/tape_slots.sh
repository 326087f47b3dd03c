#!/bin/bash
# tape_slots.sh - which slots of the changer hold a tape, and what is in the drive
set -euo pipefail
LIBDIR=`cd \`dirname $0\` && pwd`
. $LIBDIR/rune_bpcs.sh
rune_init

DEV=`rune_param device /dev/sch0`
case "$DEV" in
/dev/*) ;;
*) rune_error 1 "device must be below /dev" "`jq -nc --arg d "$DEV" '{device:$d}'`" ;;
esac

ST=/tmp/mtx.$$
trap "rm -f $ST" 0
mtx -f "$DEV" status >$ST 2>/dev/null || rune_error 2 "mtx cannot read the changer" "`jq -nc --arg d "$DEV" '{device:$d}'`"

rune_out "device=$DEV"

# "Data Transfer Element 0:Full (Storage Element 7 Loaded):VolumeTag = LAB007L6"
sed -n 's/^Data Transfer Element \([0-9]*\):Full.*VolumeTag *= *\([^ ]*\).*/\1 \2/p' $ST |
while read DRIVE TAG; do
	rune_out "loaded" "$TAG"
	logger -t tape_slots "drive $DRIVE holds $TAG" || :
done

FULL=`awk '/Storage Element [0-9]+:Full/ {n++} END {print n+0}' $ST`
ALL=`awk '/Storage Element [0-9]+:/ {n++} END {print n+0}' $ST`
FREE=`expr $ALL - $FULL`

rune_out "slots=$ALL"
rune_out "full=$FULL"
[ "$FREE" -ge 2 ] || rune_err 3 "fewer than two free slots"
rune_out "free" "$FREE"
rune_finish "changer read"
