#!/usr/bin/env bash
# Extend a logical volume and grow its file system.
set -euo pipefail

readonly LIB_DIRS=("$(dirname "${BASH_SOURCE[0]}")" /opt/rune/lib)
for d in "${LIB_DIRS[@]}"; do
  if [[ -f $d/rune_bpcs.sh ]]; then
    source "$d/rune_bpcs.sh"
    break
  fi
done

msg() { echo "lvm_extend: $*" >&2; }

lv_field() { lvs --noheadings --units b --nosuffix -o "$1" "$2" 2>/dev/null | tr -d ' '; }

grow_fs() {
  local dev=$1 fs
  fs=$(blkid -o value -s TYPE "$dev") || return 1
  case $fs in
    ext[234]) resize2fs "$dev" ;;
    xfs) xfs_growfs "$(findmnt -n -o TARGET "$dev")" ;;
    *)
      msg "no idea how to grow $fs"
      return 1
      ;;
  esac
} >&2

main() {
  rune_init

  local vg lv size
  vg=$(rune_param vg "")
  lv=$(rune_param lv "")
  size=$(rune_param add "1G")

  if [[ -z $vg || -z $lv ]]; then
    rune_error 1 "vg and lv are required" '{"missing":["vg","lv"]}'
  fi
  if [[ ! $size =~ ^[0-9]+[MGT]$ ]]; then
    rune_error 1 "add must look like 10G" '{"parameter":"add"}'
  fi

  local dev=/dev/$vg/$lv before after
  before=$(lv_field lv_size "$dev") || rune_error 2 "no such volume" "$(jq -nc --arg d "$dev" '{device:$d}')"

  if ! lvextend -L "+$size" "$dev" >&2; then
    rune_error 3 "lvextend failed" "$(jq -nc --arg d "$dev" --arg s "$size" '{device:$d, add:$s}')"
  fi
  grow_fs "$dev" || rune_error 3 "volume extended, file system not grown" "$(jq -nc --arg d "$dev" '{device:$d}')"

  after=$(lv_field lv_size "$dev" || true)
  rune_ok "extended" "$(jq -nc --arg d "$dev" --arg b "$before" --arg a "$after" '{device:$d, before:$b, after:$a}')"
}

main "$@"
