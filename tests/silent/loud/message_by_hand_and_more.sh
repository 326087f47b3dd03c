#!/bin/bash
# A text after the hand-made message makes the answer two documents.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" '{
  message_metadata: $mm,
  payload: {result: "success", output_data: {}},
  observability: $obs,
  error: null
}'
echo "done" # expect: RUNE101
