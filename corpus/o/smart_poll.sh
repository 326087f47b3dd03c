#!/bin/bash
# smart_poll - the numbers we want from every disk, for the graphs
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

MAXR=`rune_param max_reallocated 10`
case $MAXR in
    ''|*[!0-9]*) rune_error 1 "max_reallocated must be a number" '{"param":"max_reallocated"}' ;;
esac
which smartctl > /dev/null 2>&1 || rune_error 2 "smartmontools missing" '{"package":"smartmontools"}'

TAB=`mktemp /tmp/smart.XXXXXX`
trap 'rm -f "$TAB"' 0 1 2 15

for DEV in `lsblk -dno NAME,TYPE | awk '$2 == "disk" { print "/dev/" $1 }'`; do
    # smartctl's status is a bit field; 4 and up are only hints
    set +e
    smartctl -A "$DEV" > "$TAB.one" 2>/dev/null
    RC=$?
    set -e
    if [ `expr $RC % 4` -ne 0 ]; then
        echo "smart_poll: $DEV not readable ($RC)" >&2
        continue
    fi
    awk -v dev="$DEV" '
        $2 == "Reallocated_Sector_Ct" { r = $10 }
        $2 == "Temperature_Celsius"   { t = $10 }
        END { printf "%s\t%d\t%d\n", dev, r, t }' "$TAB.one" >> "$TAB"
done
rm -f "$TAB.one"

DISKS=`jq -Rnc '[inputs | split("\t") | {device: .[0], reallocated: (.[1]|tonumber), celsius: (.[2]|tonumber)}]' < "$TAB"`
WORST=`cut -f2 "$TAB" | sort -n | tail -1`
if [ "${WORST:-0}" -gt "$MAXR" ]; then
    rune_error 3 "a disk is wearing out" "`jq -nc --argjson d "$DISKS" '{disks:$d}'`"
fi
rune_ok "disks read" "`jq -nc --argjson d "$DISKS" '{disks:$d}'`"
