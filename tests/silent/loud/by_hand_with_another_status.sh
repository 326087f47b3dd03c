#!/usr/bin/env bash
# A message by hand says error, and the plugin exits with another status.
# expect-at: 1 RUNE203
set -euo pipefail

INPUT="$(cat)"
MM="$(jq -c '.message_metadata' <<<"${INPUT}")"
OBS="$(jq -c '.observability' <<<"${INPUT}")"
if ! ping -c 1 gateway >&2; then
  jq -nc --argjson mm "${MM}" --argjson obs "${OBS}" '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 2, message: "down", details: {}}}'
  exit 1 # expect: RUNE404
fi
if ! ping -c 1 resolver >&2; then
  jq -nc --argjson mm "${MM}" --argjson obs "${OBS}" '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 2, message: "down", details: {}}}'
  exit 0 # expect: RUNE404
fi
jq -nc --argjson mm "${MM}" --argjson obs "${OBS}" '{message_metadata: $mm, payload: {result: "success", output_data: {}}, observability: $obs, error: null}'
