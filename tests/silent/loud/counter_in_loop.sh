#!/usr/bin/env bash
# The first turn of the loop raises a counter from zero with a double-parenthesis command.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
seen=0
for unit in a.timer b.timer; do
  systemctl is-active --quiet "$unit" || continue
  ((seen++)) # expect: RUNE402
done
rune_ok_kv "timers" "active=$seen"
