#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

used=$(df -P | awk 'NR > 1 { s += $3 } END { print s + 0 }')
if [ "$used" -ge 5000000 ]; then
  : here
fi
rune_ok "done"
