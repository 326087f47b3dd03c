#!/bin/bash
# smart_health - overall SMART verdict of the disks of a box
# (does the same as the old smartcheck.sh, only for RUNE)
set -euo pipefail

PROGDIR=`dirname "$0"`
. "$PROGDIR/rune_bpcs.sh"
rune_init

SMARTCTL=`command -v smartctl || true`
if [ -z "$SMARTCTL" ]; then
    rune_error 2 "smartctl is not installed" '{"package":"smartmontools"}'
fi

LIMIT=`rune_param max_reallocated 10`
case "$LIMIT" in
    ''|*[!0-9]*) rune_error 1 "max_reallocated must be a number" "{}" ;;
esac

TMP=`mktemp -d`
trap 'rm -rf "$TMP"' 0

# every whole disk that the kernel knows, without loops, ram disks and CDs
lsblk -dno NAME,TYPE 2>/dev/null | awk '$2 == "disk" { print "/dev/" $1 }' > $TMP/disks || :

GOOD=0
BAD=0
: > $TMP/rows
while read DEV
do
    # smartctl's status is a bit mask, so it says nothing here
    $SMARTCTL -H -A "$DEV" > $TMP/out 2>/dev/null < /dev/null || :
    VERDICT=`awk -F': *' '/overall-health|SMART Health Status/ { print $2; exit }' $TMP/out`
    REALLOC=`awk '$2 == "Reallocated_Sector_Ct" { print $10; exit }' $TMP/out`
    [ -n "$VERDICT" ] || VERDICT=unknown
    [ -n "$REALLOC" ] || REALLOC=0
    case "$VERDICT" in
        PASSED|OK) STATE=good ;;
        *)         STATE=bad ;;
    esac
    if [ "$REALLOC" -gt "$LIMIT" ] 2>/dev/null; then
        STATE=bad
    fi
    if [ $STATE = good ]; then
        GOOD=`expr $GOOD + 1` || :
    else
        BAD=`expr $BAD + 1` || :
    fi
    echo "$DEV|$STATE|$VERDICT|$REALLOC" >> $TMP/rows
done < $TMP/disks

if [ `expr $GOOD + $BAD` -eq 0 ]; then
    rune_error 3 "No disks found" '{"disks":[]}'
fi

ROWS=`jq -Rnc '[inputs | split("|") | {device: .[0], state: .[1], verdict: .[2], reallocated: .[3]}]' $TMP/rows`

if [ $BAD -gt 0 ]; then
    rune_error 3 "$BAD disk(s) need attention" "`jq -nc --argjson d "$ROWS" '{disks: $d}'`"
fi
rune_ok "All disks healthy" "`jq -nc --argjson d "$ROWS" '{disks: $d}'`"
