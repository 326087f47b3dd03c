#!/bin/bash
# gluster volume heal: start it, report the number of entries per brick
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

VOL=`rune_param volume ""`
FULL=`rune_param full false`

if [ "$VOL" = "" ]
then
    rune_emit '{"error":"volume missing"}' 1
fi

gluster volume info "$VOL" >/dev/null 2>&1 || rune_emit "volume $VOL not found" 2

MODE=
[ "$FULL" = true ] && MODE=full
gluster --mode=script volume heal "$VOL" $MODE >&2 || rune_error 3 "heal not started" "`jq -nc --arg v "$VOL" '{volume:$v}'`"

gluster volume heal "$VOL" info 2>/dev/null | awk '
    /^Brick /               { brick = $2 }
    /^Number of entries:/   { print brick, $4 }' > /tmp/heal.$$ || rune_error 2 "no heal info" "`jq -nc --arg v "$VOL" '{volume:$v}'`"
trap 'rm -f /tmp/heal.$$' 0

SUM=0
while read BRICK N
do
    case $N in
    -|'') N=0; echo "$BRICK: not connected" >&2 ;;
    esac
    SUM=`expr $SUM + $N`
done < /tmp/heal.$$

rune_ok "heal started" "`jq -nc --arg v "$VOL" --argjson n "$SUM" '{volume:$v, pending:$n}'`"
