#!/usr/bin/env bash
# snapshots of all volumes of a group before an upgrade
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

vg="$(rune_param vg "")"
size="$(rune_param size "5G")"
if [[ -z "$vg" ]]; then
  rune_error 1 "vg is required" '{"missing":["vg"]}'
fi

made=0
for lv in $(lvs --noheadings -o lv_name "$vg"); do
  if [[ "$lv" == *-preup ]]; then
    continue
  fi
  if ! lvcreate -s -L "$size" -n "$lv-preup" "$vg/$lv" >&2; then
    rune_error 3 "lvcreate failed" "$(jq -nc --arg l "$lv" '{lv:$l}')"
  made=$((made + 1))
done

rune_ok_kv "Snapshots made" "count=$made" "vg=$vg"
