#!/bin/bash
#
# check-raid: software RAID from mdstat, SMART of the members, re-add a lost one
#
set -euo pipefail
BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

READD=`rune_param readd ""`
STAT=`rune_param mdstat /proc/mdstat`

case "$READD" in
    ""|/dev/sd[a-z][0-9]|/dev/nvme[0-9]n[0-9]p[0-9]) ;;
    *) rune_error_kv 1 "readd is not a partition" "readd=$READD" ;;
esac

case "$STAT" in
    /*) ;;
    *)  rune_error_kv 1 "mdstat must be an absolute path" "mdstat=$STAT" ;;
esac

if [ ! -f "$STAT" ] || [ ! -r "$STAT" ]; then
    rune_error_kv 4 "this kernel has no software RAID" "mdstat=$STAT"
fi
ARRAYS=`awk '/^md/ { print $1 }' "$STAT"`
if [ -z "$ARRAYS" ]; then
    rune_error 2 "there is no array"
fi
if ! command -v mdadm >/dev/null; then
    rune_error 4 "mdadm is not installed"
fi

# sda1 -> sda, nvme0n1p2 -> nvme0n1
disk_of() {
    sed 's/^\(nvme[0-9]*n[0-9]*\)p[0-9]*$/\1/; t; s/[0-9]*$//'
}

DEGRADED=""
SYNCING=""
TOTAL=0
for MD in $ARRAYS; do
    TOTAL=`expr $TOTAL + 1`
    # the status stands on the line after the name: [UU] or [U_]
    MAP=`awk -v md="$MD" '$1 == md { on = 1; next } on && match($0, /\[[U_]+\]/) { print substr($0, RSTART, RLENGTH); exit }' "$STAT"`
    PROGRESS=`awk -v md="$MD" '$1 == md { on = 1; next } /^md/ { on = 0 } on && /recovery|resync/ { print $4; exit }' "$STAT"`
    echo "$MD $MAP $PROGRESS" >&2
    if [ -n "$PROGRESS" ]; then
        SYNCING="$SYNCING $MD"
    else
        case "$MAP" in
            *_*) DEGRADED="$DEGRADED $MD" ;;
        esac
    fi
done

# SMART tells which disk is about to go: bit 3 of the status
WORN=""
DISKS=`awk '/^md/ { for (i = 4; i <= NF; i++) if (sub(/\[[0-9]+\].*/, "", $i)) print $i }' "$STAT" | disk_of | sort -u`
if command -v smartctl >/dev/null; then
    for D in $DISKS; do
        RC=0
        smartctl -H "/dev/$D" >/dev/null 2>&1 || RC=$?
        if [ $(( RC & 8 )) -ne 0 ]; then
            WORN="$WORN $D"
        fi
    done
fi

FIRST=`echo "$DEGRADED" | awk '{ print $1 }'`
ADDED=no
if [ -n "$READD" ] && [ -n "$FIRST" ]; then
    DISK=`basename "$READD" | disk_of`
    case " $WORN " in
        *" $DISK "*)
            rune_error_kv 3 "the disk is failing, not adding it" "device=$READD" "array=$FIRST" ;;
    esac
    if ! mdadm --manage "/dev/$FIRST" --re-add "$READD" >&2; then
        rune_error_kv 3 "mdadm refused the device" "device=$READD" "array=$FIRST"
    fi
    ADDED=yes
fi

rune_out arrays "$TOTAL"
rune_out degraded "${DEGRADED# }"
rune_out syncing "${SYNCING# }"
rune_out worn_disks "${WORN# }"
rune_out readded "$ADDED"
if [ -n "$DEGRADED" ] && [ $ADDED = no ]; then
    rune_err 3 "some array is degraded"
elif [ -n "$WORN" ]; then
    rune_err 3 "some disk is failing"
fi
rune_finish "arrays checked"
