#!/usr/bin/env bash
# An ERR trap that only logs leaves the plugin to end with nothing emitted.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

trap 'echo "failed in line $LINENO" >&2' ERR
rune_init
systemctl restart cron >&2 # expect: RUNE402
rune_ok "Restarted" '{}'
