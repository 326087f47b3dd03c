#!/usr/bin/env bash
# Constant text without any expansion may be put together over several statements.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
details='{"checks":["disk",'
details+='"memory"]}'
if ! systemctl is-system-running --quiet; then
  rune_error 3 "System is degraded" "$details"
fi
rune_ok "System is running" "$details"
