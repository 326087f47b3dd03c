#!/usr/bin/env bash
# What `2>&1 >&2` prints lands on the old stdout of the shell, where stderr was sent first.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
echo "checked" 2>&1 >&2 # expect: RUNE101
rune_ok "Done" '{}'
