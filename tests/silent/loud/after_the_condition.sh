#!/usr/bin/env bash
# A command after the condition is not a part of it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if systemctl is-active --quiet cron; then
  systemctl restart cron >&2 # expect: RUNE402
fi
rune_ok "Restarted" '{}'
