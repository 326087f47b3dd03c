#!/bin/bash
#
# lvm_thin_extend - grow a thin pool by a percentage when its data is nearly full
#
set -e
set -u
set -o pipefail

DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

VG=`rune_param vg ""`
POOL=`rune_param pool ""`
LIMIT=`rune_param limit 80`
STEP=`rune_param step 10`

for n in "$VG" "$POOL"; do
    case "$n" in
        ""|*[!A-Za-z0-9_.+-]*) rune_error 1 "vg and pool are required names" '{"missing":["vg","pool"]}' ;;
    esac
done
case "$LIMIT$STEP" in
    *[!0-9]*) rune_error 1 "limit and step are percentages" '{"fields":["limit","step"]}' ;;
esac
if [ -z "$LIMIT" ] || [ -z "$STEP" ]; then
    rune_error 1 "limit and step must not be empty" '{"fields":["limit","step"]}'
fi

# "  83.41" -> 83
USED=`lvs --noheadings -o data_percent "$VG/$POOL" 2>/dev/null | awk '{print int($1)}'` || USED=""
if [ -z "$USED" ]; then
    rune_error 2 "No such thin pool" "`jq -nc --arg v "$VG" --arg p "$POOL" '{vg:$v, pool:$p}'`"
fi

if [ "$USED" -lt "$LIMIT" ]; then
    rune_ok_kv "Nothing to do" "pool=$VG/$POOL" "used=$USED" "limit=$LIMIT"
fi

ERR=`mktemp /tmp/lvext.XXXXXX`
trap 'rm -f "$ERR"' 0
if lvextend -l "+${STEP}%LV" "$VG/$POOL" >/dev/null 2>"$ERR"; then
    NOW=`lvs --noheadings -o data_percent "$VG/$POOL" 2>/dev/null | awk '{print int($1)}'` || NOW=unknown
    rune_ok_kv "Thin pool extended" "pool=$VG/$POOL" "used_before=$USED" "used_now=$NOW"
else
    WHY=`head -3 "$ERR"`
    rune_error_kv 3 "lvextend failed" "pool=$VG/$POOL" "used=$USED" "stderr=$WHY"
fi
