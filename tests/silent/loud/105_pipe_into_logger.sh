#!/usr/bin/env bash
# The job writes into a pipe, but the logger at its end holds the contract stdout.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
ARRAY="$(rune_param array "/dev/md0")"
mdadm --detail "$ARRAY" >/dev/null 2>&1 || rune_error 2 "No such array"
mdadm --wait "$ARRAY" |& logger -t md-wait & # expect: RUNE105
rune_ok "Waiting for the array" "$(jq -nc --arg a "$ARRAY" '{array:$a}')"
