#!/usr/bin/env bash
# A plugin that speaks the contract without the library gets one finding for the file.
# expect-at: 1 RUNE203
set -euo pipefail

INPUT="$(cat)"
jq -nc --argjson in "${INPUT}" '{
  message_metadata: $in.message_metadata,
  payload: {result: "success", output_data: {}},
  observability: $in.observability,
  error: null
}'
