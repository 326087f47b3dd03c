#!/usr/bin/env bash
# The whole jq program comes from the message.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
filter=$(rune_param filter ".")
state=/var/lib/rune/state.json
[[ -r $state ]] || rune_error 2 "State file is missing"
picked=$(jq -c "$filter" "$state") || rune_error 3 "Filter failed" # expect: RUNE302
out=$(jq -nc --arg p "$picked" '{picked: $p}')
rune_ok "State read" "$out"
