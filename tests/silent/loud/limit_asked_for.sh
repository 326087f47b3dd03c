#!/usr/bin/env bash
# `ulimit` without a new limit prints the one that holds.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
ulimit -n # expect: RUNE101
rune_ok "Done" '{}'
