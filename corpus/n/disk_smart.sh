#!/bin/bash
# SMART health of all disks of the archive host, old reliable.
set -eu
D=`dirname $0`
. $D/rune_bpcs.sh
rune_init

smartctl --scan >/dev/null 2>&1 || rune_error 4 "smartmontools missing" '{"package":"smartmontools"}'

bad=0
total=0
T=`mktemp`
trap 'rm -f $T' 0
lsblk -dno NAME,TYPE 2>/dev/null | awk '$2 == "disk" { print $1 }' >$T || true
while read disk; do
    total=`expr $total + 1`
    health=`smartctl -H /dev/$disk 2>/dev/null | awk -F': *' '/overall-health|Health Status/ { print $2 }'` || true
    [ -n "$health" ] || health=unknown
    case "$health" in
        PASSED|OK|unknown) ;;
        *) bad=`expr $bad + 1` ;;
    esac
    rune_out "$disk=$health"
done <$T

# hottest disk
cat $T | while read disk; do
    temp=`smartctl -A /dev/$disk 2>/dev/null | awk '/Temperature_Celsius/ { print $10 }'` || true
    if [ "${temp:-0}" -gt 55 ]; then
        rune_err 3 "disk too hot: $disk"
    fi
done

if [ $bad -gt 0 ]; then
    rune_err 3 "$bad of $total disks failing"
fi
rune_finish "smart checked"
