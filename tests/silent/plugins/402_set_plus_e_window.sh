#!/usr/bin/env bash
# A window without errexit keeps the statuses of three commands for later.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
set +e
ip link set dev dummy0 down
first=$?
ip link delete dummy0
second=$?
grep -q dummy /proc/modules
third=$?
set -e
if [[ "$first$second" != 00 ]]; then
  rune_error 3 "dummy0 is still there" "$(jq -nc --arg l "$third" '{module_status: $l}')"
fi
rune_ok "dummy0 is gone" '{}'
