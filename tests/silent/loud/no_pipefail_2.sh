#!/usr/bin/env bash
# The strict mode lacks pipefail because it was thought to be part of -e.
set -eu
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
UNIT="$(rune_param unit "cron")"
systemctl restart "$UNIT" || rune_error 2 "restart failed"
rune_ok_kv "restarted" "unit=$UNIT"
# expect-at: 1 RUNE601
