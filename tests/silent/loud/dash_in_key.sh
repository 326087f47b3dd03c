#!/usr/bin/env bash
# A key with a dash is no variable name for jq.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
rc=0
smartctl -q silent -H /dev/sda || rc=$?
rune_ok_kv "Disk checked" "device=/dev/sda" "exit-status=$rc" # expect: RUNE305
