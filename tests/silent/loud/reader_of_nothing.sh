#!/usr/bin/env bash
# A reader has to be told the key.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

unit=$(rune_param) # expect: RUNE206
rune_ok_kv "Read" "unit=$unit"
