#!/usr/bin/env bash
# Tells how far off the clock is.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/shared_part.sh"
rune_init

OFFSET="$(clock_offset)" || rune_error 2 "chronyc failed"
rune_ok "Measured" "$(jq -nc --arg offset "${OFFSET}" '{offset: $offset}')"
