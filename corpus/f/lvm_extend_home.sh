#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

lv=$(rune_param lv "")          # vg0/home
by=$(rune_param by "1G")
[[ $lv =~ ^[a-z0-9_]+/[a-z0-9_]+$ ]] || rune_error 1 "lv: vg/name expected"
[[ $by =~ ^[0-9]+[MG]$ ]]            || rune_error 1 "by: size such as 2G expected"

dev=/dev/$lv
[[ -b $dev ]] || rune_error 2 "no such logical volume" "$(jq -nc --arg l "$lv" '{lv:$l}')"

fs=$(blkid -o value -s TYPE "$dev")
lvextend -L "+$by" "$dev" || rune_error 3 "lvextend failed"

case $fs in
  ext[234]) resize2fs "$dev" >/dev/null 2>&1 || rune_error 3 "resize2fs failed" ;;
  xfs)      xfs_growfs "$dev" || rune_error 3 "xfs_growfs failed" ;;
  *)        rune_error 4 "unknown file system" "$(jq -nc --arg f "$fs" '{type:$f}')" ;;
esac

size=$(lsblk -bdno SIZE "$dev" || echo 0)
rune_ok "extended" "$(jq -nc --arg l "$lv" --arg f "$fs" --argjson s "$size" '{lv:$l, type:$f, bytes:$s}')"
