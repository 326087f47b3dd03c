#!/usr/bin/env bash
# `2>/dev/null` sends stderr away, and not what is printed.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
echo "starting" 2>/dev/null # expect: RUNE101
uname -a 2>/dev/null # expect: RUNE102
rune_ok "Started" '{}'
