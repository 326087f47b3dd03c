#!/usr/bin/env bash
# A parameter that is `true` by default cannot be switched off.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

restart=$(rune_param restart true) # expect: RUNE207
rune_ok_kv "Read" "restart=$restart"
