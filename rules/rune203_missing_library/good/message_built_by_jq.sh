#!/bin/bash
# Uses the library to read, and prints one whole message of its own making as the last thing.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

kernel="$(uname -r)"
jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg kernel "$kernel" '{
  message_metadata: $mm,
  payload: {result: "success", output_data: {kernel: $kernel}},
  observability: $obs,
  error: null
}'
