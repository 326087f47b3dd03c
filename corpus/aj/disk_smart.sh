#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly -a WATCHED=(Reallocated_Sector_Ct Current_Pending_Sector Offline_Uncorrectable)

list_disks() {
  command -v smartctl >/dev/null || rune_error 4 "smartctl is not installed" '{"package":"smartmontools"}'
  lsblk --nodeps --noheadings --output NAME,TYPE | awk '$2 == "disk" { print "/dev/" $1 }'
}

attribute() {
  local -r json=$1 name=$2
  jq -r --arg n "$name" '[.ata_smart_attributes.table[]? | select(.name == $n) | .raw.value][0] // 0' <<<"$json"
}

inspect() {
  local -r disk=$1
  local json name raw status=0 total=0
  json=$(smartctl --json --health --attributes "$disk" 2>/dev/null) || status=$?
  for name in "${WATCHED[@]}"; do
    raw=$(attribute "$json" "$name") || raw=0
    [[ $raw =~ ^[0-9]+$ ]] || raw=0
    total=$((total + raw))
  done
  if ((status & 8)); then
    rune_err 3 "Disk is failing: $disk"
  fi
  printf '%s' "$total"
}

only=$(rune_param disk "")
mapfile -t disks < <(list_disks)

sum=0
checked=0
for d in "${disks[@]}"; do
  [[ -z $only || $only == "$d" ]] || continue
  bad=$(inspect "$d")
  echo "disk=$d bad_sectors=$bad" >&2
  sum=$((sum + bad))
  checked=$((checked + 1))
done

if ((checked == 0)); then
  rune_err 2 "No disk was checked"
elif ((sum > 0)); then
  rune_err 3 "Disks have bad sectors"
fi
rune_out checked "$checked"
rune_out "bad_sectors=$sum"
rune_finish "Disks are healthy"
