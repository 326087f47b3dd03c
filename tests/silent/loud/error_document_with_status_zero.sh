#!/usr/bin/env bash
# A document whose error is an object says that the plugin has failed, whoever has made it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
respond() {
  local payload=$1 error=$2 document
  document=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson p "$payload" \
    --argjson e "$error" '{message_metadata: $mm, payload: $p, observability: $obs, error: $e}')
  rune_emit "$document" 0 # expect: RUNE404
}
refuse() {
  respond null "$(jq -nc --argjson c "$1" --arg m "$2" '{code: $c, message: $m, details: {}}')"
}
[[ -d /srv/data ]] || refuse 2 "no data"
respond '{"result":"success","output_data":{}}' null
