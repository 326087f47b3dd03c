#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

shopt -s nullglob
for dev in /dev/nvme?n1 /dev/sd?; do
  [[ -b $dev ]] || continue
  name=${dev##*/}
  rot=$(< "/sys/block/$name/queue/rotational")
  if [[ $rot == 1 ]]; then
    : here
  fi
done
rune_ok "done"
