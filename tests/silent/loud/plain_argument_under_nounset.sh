#!/usr/bin/env bash
# The first argument is unset, because RUNE starts a plugin without arguments.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
device=$1 # expect: RUNE402
[[ -b $device ]] || rune_error 2 "No such device"
rune_ok "Device found" "$(jq -nc --arg d "$device" '{device:$d}')"
