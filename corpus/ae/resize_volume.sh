#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

fail()  { rune_error "$1" "$2" "$(jq -nc --arg v "$vg" --arg l "$lv" '{vg:$v, lv:$l}')"; }
mounted_at() { findmnt -nro TARGET -S "/dev/mapper/${1//-/--}-${2//-/--}" || true; }
lv_bytes() {
  lvs --reportformat json --units b --nosuffix -o vg_name,lv_name,lv_size 2>/dev/null \
    | jq -r ".report[0].lv[] | select(.lv_name == \"$lv\" and .vg_name == \"$vg\") | .lv_size"
}

vg=$(rune_param vg "")
lv=$(rune_param lv "")
add=$(rune_param add 5G)
[[ -n $vg && -n $lv ]] || rune_error 1 "vg and lv are needed"
[[ $add =~ ^[0-9]+[MGT]$ ]] || rune_error 1 "add: like 500M or 5G"

old=$(lv_bytes) || fail 2 "cannot list volumes"
[[ -n $old ]] || fail 2 "no such volume"

at=$(mounted_at "$vg" "$lv")
if ! lvextend -L "+$add" "/dev/$vg/$lv" >&2; then
  fail 3 "lvextend failed"
fi

case $(lsblk -ndo FSTYPE "/dev/$vg/$lv") in
  xfs)  [[ -n $at ]] || fail 3 "xfs grows only when mounted"
        xfs_growfs "$at" || fail 3 "xfs_growfs failed" ;;
  ext?) resize2fs "/dev/$vg/$lv" >&2 || fail 3 "resize2fs failed" ;;
  *)    fail 3 "volume is larger, its file system is unknown" ;;
esac

new=$(lv_bytes) || fail 2 "cannot list volumes after the change"
rune_ok "volume resized" "$(jq -nc --arg o "$old" --arg n "$new" --arg m "$at" '{old_bytes:$o, new_bytes:$n, mount:$m}')"
