#!/bin/bash
# rescan FC HBAs and wait for new block devices
set -euo pipefail
D=`dirname "$0"`
. "$D/rune_bpcs.sh"
rune_init

WAIT=`rune_param wait 20`
EXPECT=`rune_param expect 0`

listdisks() {
    for d in /sys/block/sd*; do
        [ -e "$d" ] && basename "$d"
    done
}

BEFORE=`listdisks | sort | tr '\n' ' '`

for h in /sys/class/fc_host/host*; do
    [ -e "$h" ] || rune_error 4 "No FC adapter on this host" '{"class":"fc_host"}'
    n=`basename $h`
    echo "- - -" > /sys/class/scsi_host/$n/scan || rune_error 2 "Cannot rescan" "`jq -nc --arg h $n '{host:$h}'`"
done

settle() {
    i=0
    while [ $i -lt "$1" ]; do
        NOW=`listdisks | sort | tr '\n' ' '`
        ADDED=$((`echo $NOW | wc -w` - `echo $BEFORE | wc -w`))
        [ $ADDED -ge "$EXPECT" ] && return 0
        sleep 1
        i=$((i + 1))
    done
    return 1
}

if settle "$WAIT"; then
    NEW=`for d in $NOW; do case " $BEFORE " in *" $d "*) ;; *) echo $d ;; esac; done`
    rune_ok "rescan done" "`jq -nc --arg n "$NEW" --argjson c "$ADDED" '{added:$c, disks:($n | split("\n") | map(select(. != "")))}'`"
else
    rune_error 3 "Not all LUNs appeared" "{\"expected\":$EXPECT,\"waited\":$WAIT}"
fi
