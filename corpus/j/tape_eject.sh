#!/bin/bash
# rewind and eject the tape in a drive, move it to an I/O slot
set -euo pipefail
cd `dirname $0`
. ./rune_bpcs.sh
rune_init

DRIVE=`rune_param drive /dev/nst0`
SLOT=`rune_param io_slot ""`
NUM=`rune_param drive_number 0`
LOCK=/var/lock/tape.`basename $DRIVE`

for v in "$SLOT" "$NUM"
do
    case "$v" in
    ''|*[!0-9]*) rune_error 1 "io_slot and drive_number must be numbers" '{"parameters":["io_slot","drive_number"]}' ;;
    esac
done

mkdir $LOCK 2>/dev/null || rune_error 3 "Drive is in use" "`jq -nc --arg d "$DRIVE" '{drive:$d}'`"
trap 'rmdir $LOCK' 0
trap 'echo "interrupted" >&2; exit 1' 1 2 15

if mt -f $DRIVE status 2>/dev/null | grep 'DR_OPEN' >/dev/null
then
    echo "no tape in $DRIVE" >&2
    exit 0
fi

# rewinding an LTO can take minutes: do it in the background and poll
( mt -f $DRIVE rewind && mt -f $DRIVE offline || echo "mt: $?" >/dev/kmsg ) 2>/dev/null &

n=0
until mt -f $DRIVE status 2>/dev/null | grep 'DR_OPEN' >/dev/null
do
    n=`expr $n + 1`
    if [ $n -gt 60 ]; then
        rune_error 3 "Tape does not come out" "`jq -nc --arg d "$DRIVE" '{drive:$d}'`"
    fi
    sleep 5
done

if mtx -f /dev/changer unload $SLOT $NUM >/dev/null 2>&1; then
    rune_ok "Tape moved" "`jq -nc --arg s $SLOT --arg d "$DRIVE" '{slot:$s, drive:$d}'`"
else
    rune_error 3 "mtx unload failed" "`jq -nc --arg s $SLOT --arg d "$DRIVE" '{slot:$s, drive:$d}'`"
fi
