#!/usr/bin/env bash
# A bare `cd` to a folder that may be missing ends the plugin.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
cd /srv/app # expect: RUNE402
rune_ok "There" '{}'
