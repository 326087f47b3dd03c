#!/usr/bin/env bash
# A scalar is taken out of the JSON value before it goes into a key=value helper.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
spec=$(rune_param_json volume '{}')
name=$(jq -r 'if type == "object" and (.name | type) == "string" then .name else "data" end' <<<"$spec")
count=$(jq -r 'length' <<<'[1,2,3]')
rune_ok_kv "Volume read" "name=$name" "count=$count" "source=volume"
