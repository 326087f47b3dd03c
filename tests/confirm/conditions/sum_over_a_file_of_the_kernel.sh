#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

swap=$(awk 'NR > 1 { s += $3 } END { print s + 0 }' /proc/swaps)
if (( swap > 1000 )); then
  : here
fi
rune_ok "done"
