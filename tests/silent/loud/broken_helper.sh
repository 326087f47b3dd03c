#!/usr/bin/env bash
# A helper that is not valid Bash fails to be sourced, and the plugin goes on.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
source "${SCRIPT_DIR}/broken/helper.sh" || true
echo "stray" # expect: RUNE101
rune_ok "Done" '{}'
