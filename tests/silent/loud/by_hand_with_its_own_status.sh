#!/usr/bin/env bash
# A message by hand, and the status that it has.
# expect-at: 1 RUNE203
set -euo pipefail

INPUT="$(cat)"
MM="$(jq -c '.message_metadata' <<<"${INPUT}")"
OBS="$(jq -c '.observability' <<<"${INPUT}")"
if ! ping -c 1 gateway >&2; then
  jq -nc --argjson mm "${MM}" --argjson obs "${OBS}" '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 2, message: "down", details: {}}}'
  exit 2
fi
jq -nc --argjson mm "${MM}" --argjson obs "${OBS}" '{message_metadata: $mm, payload: {result: "success", output_data: {}}, observability: $obs, error: null}'
