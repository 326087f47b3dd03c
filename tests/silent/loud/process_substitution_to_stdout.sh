#!/usr/bin/env bash
# A process substitution whose command prints sends the text back to stdout: as with a pipe, that command does it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
echo "text" > >(sed 's/^/plugin: /') # expect: RUNE102
rune_ok "Prefixed" '{}'
