#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

wanted=$(rune_param filter '.')
result=$(rune_all_params | jq -c "$wanted") || rune_error 1 "bad filter" # expect: RUNE302
rune_ok "filtered" "$(jq -nc --argjson result "$result" '{result: $result}')"
