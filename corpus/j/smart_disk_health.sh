#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

disks=$(lsblk -dn -o NAME,TYPE 2>/dev/null | awk '$2 == "disk" {print $1}') || rune_error 2 "lsblk failed" '{}'
res=$(mktemp); trap 'rm -f "$res"' EXIT
bad=0

set +e
for d in $disks; do
  smartctl -H -A "/dev/$d" >"$res.one" 2>/dev/null </dev/null
  rc=$?
  # bits 0 and 1: smartctl itself failed; bits 3..7: the disk has a problem
  st=ok
  ((rc & 3)) && st=unknown
  ((rc & 248)) && { st=failing; ((bad++)); }
  temp=$(awk '$2 == "Temperature_Celsius" {print $10}' "$res.one")
  jq -nc --arg d "$d" --arg s "$st" --arg t "$temp" --argjson rc "$rc" '{disk:$d, state:$s, celsius:($t|tonumber? // null), rc:$rc}' >>"$res"
done
rm -f "$res.one"
set -e

out=$(jq -sc '{disks:.}' "$res")
(( bad == 0 )) || rune_error 3 "$bad disk(s) are failing" "$out"
rune_ok "disks are healthy" "$out"
