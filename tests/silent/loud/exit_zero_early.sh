#!/usr/bin/env bash
# `exit 0` before anything was emitted answers with nothing.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if systemctl is-active --quiet cron; then
  exit 0 # expect: RUNE403
fi
rune_ok "Down" '{}'
