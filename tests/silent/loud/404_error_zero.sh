#!/usr/bin/env bash
# An error is sent with the code of success.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
disk=$(rune_param disk sda)
if ! smartctl -H "/dev/$disk" >/dev/null 2>&1; then
  rune_error 0 "Disk is failing" '{"healthy":false}' # expect: RUNE404
fi
rune_ok_kv "Disk is healthy" "disk=$disk"
