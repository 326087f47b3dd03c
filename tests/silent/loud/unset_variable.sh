#!/usr/bin/env bash
# A variable that is set nowhere ends the plugin under `set -u`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
echo "${UNIT_OF_NOBODY}" >&2 # expect: RUNE402
rune_ok "Said" '{}'
