#!/usr/bin/env bash
# What `eval` executes is seen as what it is.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
eval 'echo "noise"' # expect: RUNE101
COMMAND="uname -a"
${COMMAND} # expect: RUNE102
rune_ok "Done" '{}'
