#!/usr/bin/env bash
# `>/dev/stdout` is stdout.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
echo "text" >/dev/stdout # expect: RUNE101
uname -a >&1 # expect: RUNE102
rune_ok "Said" '{}'
