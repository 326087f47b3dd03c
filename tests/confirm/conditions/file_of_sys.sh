#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

policy=$(cat /sys/block/sda/queue/scheduler 2>/dev/null) || rune_error 2 "no such disk"
if [[ $policy == *"[none]"* ]]; then
  : here
fi
rune_ok "done"
