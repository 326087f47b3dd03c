#!/usr/bin/env bash
# fd 3 is the wire, fd 1 is the log. Everything noisy may stay noisy.
set -Eeuo pipefail
. "$(cd "${BASH_SOURCE[0]%/*}" && pwd)/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

trap '(( BASH_SUBSHELL )) || rune_error 100 "unexpected failure" "$(jq -nc --arg l "$LINENO" "{line:\$l}")" >&3' ERR

VG=$(rune_param vg "") LV=$(rune_param lv "") ADD=$(rune_param add "1G")
[[ $VG == +([a-z0-9_-]) && $LV == +([a-z0-9_-]) ]] || rune_error 1 "vg and lv are required" '{"missing":["vg","lv"]}' >&3
[[ $ADD =~ ^[1-9][0-9]*[MGT]$ ]] || rune_error 1 "add must look like 10G" "$(jq -nc --arg a "$ADD" '{add:$a}')" >&3

dev=/dev/$VG/$LV
echo "extending $dev by $ADD"

size_of() { lvs --noheadings --units b --nosuffix -o lv_size "$1" | tr -d ' '; }

before=$(size_of "$dev") || rune_error 2 "no such volume" "$(jq -nc --arg d "$dev" '{device:$d}')" >&3

vgs "$VG" || true
if ! lvextend -L "+$ADD" "$dev"; then
  rune_error 3 "lvextend failed" "$(jq -nc --arg d "$dev" '{device:$d}')" >&3
fi

case $(blkid -o value -s TYPE "$dev" || true) in
  ext[234]) resize2fs "$dev" || rune_error 3 "resize2fs failed" "{}" >&3 ;;
  xfs)      xfs_growfs "$dev" || rune_error 3 "xfs_growfs failed" "{}" >&3 ;;
  *)        echo "unknown filesystem on $dev, volume grown only" ;;
esac

after=$(size_of "$dev") || after=0
df -h || :

rune_ok "volume extended" "$(jq -nc --arg d "$dev" --arg b "$before" --arg a "$after" '{device:$d, before:$b, after:$a}')" >&3
