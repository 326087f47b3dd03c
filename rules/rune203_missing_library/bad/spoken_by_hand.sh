#!/bin/bash
# expect-at: 1 RUNE203
set -o errexit -o nounset -o pipefail

input="$(cat)"
metadata="$(jq -c '.message_metadata // {}' <<<"$input" 2>/dev/null || printf '{}')"
observability="$(jq -c '.observability // {}' <<<"$input" 2>/dev/null || printf '{}')"
kernel="$(uname -r)"

jq -nc --argjson mm "$metadata" --argjson obs "$observability" --arg kernel "$kernel" '{
  message_metadata: $mm,
  payload: {result: "success", output_data: {kernel: $kernel}},
  observability: $obs,
  error: null
}'
