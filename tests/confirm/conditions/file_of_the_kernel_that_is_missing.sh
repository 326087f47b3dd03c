#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

state=$(awk '$1 ~ /^[0-9]+:$/ { sub(/^cs:/, "", $2); print $2; exit }' /proc/drbd 2>/dev/null || true)
if [[ $state == Connected ]]; then
  : here
fi
rune_ok "done"
