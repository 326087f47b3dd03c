#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

count=0
while IFS='|' read -r name id _; do
  [[ $id =~ ^\ *([0-9]+)\ *$ ]] || continue
  (( BASH_REMATCH[1] > 100 )) && count=$((count + 1))
done </etc/vlans
if (( count > 1 )); then
  : here
fi
rune_ok "done"
