#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

[ -r /proc/net/vlan/config ] || rune_error 4 "no VLANs"
count=0
while IFS='|' read -r name id _; do
  [[ $id =~ ^\ *([0-9]+)\ *$ ]] || continue
  (( BASH_REMATCH[1] > 100 )) && count=$((count + 1))
done </proc/net/vlan/config
if (( count > 1 )); then
  : here
fi
rune_ok "done"
