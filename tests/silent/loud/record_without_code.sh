#!/usr/bin/env bash
# A text that begins with a value is no code.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
bad=0
for disk in /dev/sd?; do
  smartctl -H "$disk" >/dev/null || bad=$((bad + 1))
done
if ((bad > 0)); then
  rune_err "$bad disks are suspect" # expect: RUNE206
fi
rune_finish "Looked"
