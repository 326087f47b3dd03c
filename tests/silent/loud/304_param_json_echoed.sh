#!/usr/bin/env bash
# A parameter that was read as JSON is recorded as an accumulated value.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
hosts=$(rune_param_json hosts '[]')
count=$(jq 'length' <<<"$hosts") || rune_error 1 "Parameter hosts must be a list"
rune_out "count=$count"
rune_out hosts "$hosts" # expect: RUNE304
rune_finish "Hosts taken over"
