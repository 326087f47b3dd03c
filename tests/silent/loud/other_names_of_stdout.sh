#!/usr/bin/env bash
# `/dev/fd/1` and `/proc/self/fd/1` are stdout.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
echo a >/dev/fd/1 # expect: RUNE101
echo b >/proc/self/fd/1 # expect: RUNE101
echo c >>/dev/stdout # expect: RUNE101
rune_ok "Said" '{}'
