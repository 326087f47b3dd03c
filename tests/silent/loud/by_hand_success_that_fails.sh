#!/usr/bin/env bash
# A message by hand says success, and the exit status does not.
# expect-at: 1 RUNE203
set -euo pipefail

INPUT="$(cat)"
MM="$(jq -c '.message_metadata' <<<"${INPUT}")"
OBS="$(jq -c '.observability' <<<"${INPUT}")"
jq -nc --argjson mm "${MM}" --argjson obs "${OBS}" '{message_metadata: $mm, payload: {result: "success", output_data: {}}, observability: $obs, error: null}'
exit 3 # expect: RUNE404
