#!/usr/bin/env bash
# A message by hand with a code that the contract does not have.
# expect-at: 1 RUNE203
set -euo pipefail

INPUT="$(cat)"
MM="$(jq -c '.message_metadata' <<<"${INPUT}")"
OBS="$(jq -c '.observability' <<<"${INPUT}")"
if ! ping -c 1 gateway >&2; then
  jq -nc --argjson mm "${MM}" --argjson obs "${OBS}" '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 69, message: "down", details: {}}}'
  exit 69 # expect: RUNE405
fi
jq -nc --argjson mm "${MM}" --argjson obs "${OBS}" '{message_metadata: $mm, payload: {result: "success", output_data: {}}, observability: $obs, error: null}'
