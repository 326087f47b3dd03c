#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

while read -r unit; do
  systemctl restart "$unit" || true
  : here
done </etc/rune/units
rune_ok "done"
