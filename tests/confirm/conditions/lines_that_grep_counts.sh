#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

failed=$(journalctl -u app --since -1h | grep -c 'status=[45]..' || true)
if (( failed > 20 )); then
  : here
fi
rune_ok "done"
