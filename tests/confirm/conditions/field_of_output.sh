#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

P=$(pool-status | awk '{print $2}')
if [ "$P" = DEGRADED ]; then
  : here
fi
rune_ok "done"
