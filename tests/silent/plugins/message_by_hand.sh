#!/bin/bash
# One whole message that jq builds and that is printed as the last thing is not noise.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
node="$(rune_ctx node unknown)"
message="$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg node "$node" '{
  message_metadata: $mm,
  payload: {result: "success", output_data: {node: $node}},
  observability: $obs,
  error: null
}')"
printf '%s\n' "$message"
