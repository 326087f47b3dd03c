#!/bin/bash
# lv-grow - make a logical volume and its file system bigger
#
# params: vg, lv     names
#         mb         how many megabytes to add
#         reserve    megabytes that must stay free in the group (1024)
set -eu
set -o pipefail

. "`dirname "$0"`/lib/rune_bpcs.sh"
rune_init

VG=`rune_param vg ""`
LV=`rune_param lv ""`
MB=`rune_param mb ""`
RESERVE=`rune_param reserve 1024`

if [ -z "$VG" ] || [ -z "$LV" ]; then
    rune_error_kv 1 "vg and lv are needed" "vg=$VG" "lv=$LV"
fi

for N in "$MB" "$RESERVE"; do
    case "$N" in
        ''|*[!0-9]*|0?*|?????????*)
            rune_error_kv 1 "mb and reserve must be numbers" "mb=$MB" "reserve=$RESERVE"
            ;;
    esac
done
if [ "$MB" -eq 0 ]; then
    rune_error 1 "mb must not be zero"
fi

# sizes come as "  20480.00"
lv_mb () {
    lvs --noheadings --units m --nosuffix -o lv_size "$VG/$LV" 2>/dev/null | awk 'NF { print int($1) }'
}
vg_free_mb () {
    vgs --noheadings --units m --nosuffix -o vg_free "$VG" 2>/dev/null | awk 'NF { print int($1) }'
}

FREE=`vg_free_mb` || rune_error_kv 2 "volume group not found" "vg=$VG"
OLD=`lv_mb` || rune_error_kv 2 "logical volume not found" "vg=$VG" "lv=$LV"

if [ -z "$FREE" ] || [ -z "$OLD" ]; then
    rune_error 2 "lvm gave no sizes" '{"commands":["vgs","lvs"]}'
fi

rune_out vg "$VG"
rune_out lv "$LV"
rune_out old_mb "$OLD"
rune_out free_mb "$FREE"

NEEDED=$((MB + RESERVE))
if [ "$FREE" -lt "$NEEDED" ]; then
    rune_out "needed_mb=$NEEDED"
    rune_err 3 "not enough space in the volume group"
    rune_finish
fi

LOG=`mktemp`
trap 'rm -f "$LOG"' EXIT

RC=0
lvextend --yes --resizefs --size "+${MB}m" "$VG/$LV" >"$LOG" 2>&1 || RC=$?
case "$RC" in
    0)
        ;;
    5)
        rune_out "reason=`tail -n 1 "$LOG"`"
        rune_err 3 "lvextend would not do it"
        ;;
    *)
        rune_out "reason=`tail -n 1 "$LOG"`"
        rune_out status "$RC"
        rune_err 100 "lvextend broke off"
        ;;
esac

NEW=`lv_mb || true`
rune_out "new_mb=${NEW:-unknown}"
rune_finish "logical volume is bigger"
