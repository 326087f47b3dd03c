#!/usr/bin/env bash
# Sequential read of the first gigabyte of every idle disk, with the kernel's error counters around it
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

count=$(rune_param mib 1024)
[[ $count =~ ^[1-9][0-9]{1,4}$ ]] || rune_error 1 "mib is 10..99999" '{"field":"mib"}'

io_errors() { dmesg 2>/dev/null | grep -c "I/O error, dev $1," || true; }

mapfile -t disks < <(lsblk -dnpo NAME,TYPE,MOUNTPOINT | awk '$2 == "disk" && $3 == "" {print $1}')
((${#disks[@]})) || rune_error 2 "No idle disks" '{"disks":[]}'

suspect=0
for dev in "${disks[@]}"; do
  before=$(io_errors "${dev##*/}")
  if ! timeout 120 dd if="$dev" of=/dev/null bs=1M count="$count" iflag=direct 2>&1; then
    printf "%s: read error or timeout\n" "$dev" >&2
    suspect=$((suspect + 1))
    continue
  fi
  after=$(io_errors "${dev##*/}")
  if ((after > before)); then
    suspect=$((suspect + 1))
  fi
done

rune_out "disks=${#disks[@]}"
rune_out "suspect=$suspect"
if ((suspect > 0)); then
  rune_err "$suspect disks are suspect"
fi
rune_finish "Disks read"
