#!/usr/bin/env bash
# The records have an empty value, a second equals sign, and a value with spaces.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
OPTS="$(findmnt -n -o OPTIONS / 2>/dev/null)" || rune_error 2 "The root cannot be found"
rune_out comment ""
rune_out "empty="
rune_out "pair=noatime=yes"
rune_out options "options are ${OPTS}"
rune_finish "Root inspected"
