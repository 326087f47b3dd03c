#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

tags=$(rune_param_json tags '["a","b"]')
node=$(jq -nc --arg name "$(rune_ctx node unknown)" '{name: $name}')

rune_ok_kv "tagged" "changed=true" "tags=$tags" "node=$node" # expect: RUNE304
