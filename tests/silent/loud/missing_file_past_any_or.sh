#!/usr/bin/env bash
# Under errexit a missing file that `$(<…)` reads ends the plugin, whatever stands behind it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
state=$(</var/lib/deploy/state) || rune_error 2 "no state" # expect: RUNE402
rune_ok_kv "read" "state=$state"
