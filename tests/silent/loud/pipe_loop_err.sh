#!/usr/bin/env bash
# The failing turn of a piped loop records its error in a subshell, so success is reported.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
printf '%s\n' sda sdb sdc | while IFS= read -r disk; do
  if ! smartctl -q silent -H "/dev/$disk"; then
    rune_err 3 "SMART reports a failing disk" # expect: RUNE106
  fi
done
rune_finish "disks checked"
