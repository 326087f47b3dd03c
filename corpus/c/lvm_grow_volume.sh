#!/usr/bin/env bash
# Grow a logical volume and its file system by some GiB
set -euo pipefail
shopt -s lastpipe
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

VG="$(rune_param vg "")"
LV="$(rune_param lv "")"
ADD="$(rune_param add_gib "")"

if [[ ! $VG =~ ^[A-Za-z0-9_-]+$ || ! $LV =~ ^[A-Za-z0-9_-]+$ ]]; then
  rune_error 1 "vg and lv must be plain names" '{"missing":["vg","lv"]}'
fi
if [[ ! $ADD =~ ^[1-9][0-9]{0,3}$ ]]; then
  rune_error 1 "add_gib must be 1 to 9999" '{"parameter":"add_gib"}'
fi

# in MiB, without unit and fraction; "" when there is no such group
free_mib() {
  vgs --noheadings --nosuffix --units m -o vg_free "$1" 2>/dev/null | awk '{ printf "%d", $1 }'
}
size_gib() {
  local raw=$(lvs --noheadings --nosuffix --units g -o lv_size "$VG/$LV")
  printf '%.1f\n' "$raw"
}

if ! free=$(free_mib "$VG"); then
  rune_error 2 "no such volume group" "$(jq -nc --arg v "$VG" '{vg:$v}')"
fi
need=$((ADD * 1024))
let "missing = need - ${free:-0}" || true
if [ "$missing" -gt 0 ]; then
  rune_error 3 "Not enough free space" "$(jq -nc --arg f "$free" --arg n "$need" '{free_mib:$f, need_mib:$n}')"
fi

before=$(size_gib)

# lvextend and resize2fs talk a lot
if ! lvextend --resizefs -L "+${ADD}G" "/dev/$VG/$LV" 2>&1 | sed 's/^/lvextend: /' >&2; then
  rune_error 3 "lvextend failed" "$(jq -nc --arg b "$before" '{before_gib:$b}')"
fi

after=$(size_gib)
# the fields of the mount, with lastpipe the loop is in the main shell
mounted="no"
df -P --output=source,target 2>/dev/null | while read -r src target; do
  if [[ "$src" == "/dev/mapper/$VG-$LV" ]]; then
    mounted="yes"
    rune_out "mount=$target"
  fi
done || true

rune_out "before_gib=$before"
rune_out "after_gib=$after"
rune_out mounted "$mounted"
rune_finish "Volume grown"
