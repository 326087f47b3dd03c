#!/usr/bin/env bash
# Counters that are raised in forms that never return one.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
seen=0 asked=0 more=1
for unit in a.timer b.timer; do
  ((++asked))
  ((more++))
  systemctl is-active --quiet "$unit" || continue
  : $((seen++))
  ((seen+=0)) || true
done
rune_ok_kv "timers" "active=$seen" "asked=$asked" "more=$more"
