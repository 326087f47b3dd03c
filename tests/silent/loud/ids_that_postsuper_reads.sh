#!/usr/bin/env bash
# With - postsuper reads the ids from stdin, where nothing is left.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

postsuper -d ALL deferred || rune_error 2 "cannot purge"
postsuper -h - || rune_error 2 "cannot hold" # expect: RUNE204
rune_ok "held"
