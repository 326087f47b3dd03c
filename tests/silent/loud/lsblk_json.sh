#!/usr/bin/env bash
# The output of a command with its JSON option becomes one string in the accumulator.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
TREE=$(lsblk --json --output NAME,SIZE) || rune_error 2 "no block devices"
rune_out tree "$TREE" # expect: RUNE304
rune_out "host=${HOSTNAME}"
rune_finish "devices listed"
