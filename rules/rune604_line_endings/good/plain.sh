#!/usr/bin/env bash
# The same, saved with LF.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

if systemctl is-active --quiet cron; then
  rune_ok "Running" '{"running":true}'
fi
rune_error 3 "Not running"
