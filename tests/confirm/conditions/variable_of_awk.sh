#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

off=$(chronyc -c tracking 2>/dev/null) || rune_error 2 "no chronyd"
ms=$(awk -v o="${off:-0}" 'BEGIN { if (o < 0) o = -o; printf "%d", o * 1000 }')
if (( ms > 100 )); then
  : here
fi
rune_ok "done"
