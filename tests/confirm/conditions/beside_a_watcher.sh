#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

watch_it() { while true; do sleep 1; done; }
watch_it &
watcher=$!
if [[ $(rune_param mode "") == full ]]; then
  : here
fi
kill "$watcher" 2>/dev/null || true
rune_ok "done"
