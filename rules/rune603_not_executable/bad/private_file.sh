#!/usr/bin/env bash
# expect-at: 1 RUNE603
# Syncs the clock.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

chronyc makestep >&2 || rune_error 3 "chronyc failed"
rune_ok "In step" '{}'
