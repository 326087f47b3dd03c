#!/usr/bin/env bash
# no library on the appliance image, so the document is written here
set -euo pipefail

INPUT=$(jq -c .)
MM=$(jq -c '.message_metadata // {}' <<<"$INPUT")
OBS=$(jq -c '.observability // {}' <<<"$INPUT")

if ! read -r one five fifteen _ </proc/loadavg; then
  one=0 five=0 fifteen=0
fi
cpus=$(nproc 2>/dev/null || echo 1)

printf '%-8s %s\n' one "$one" five "$five" fifteen "$fifteen" cpus "$cpus" >&2

jq -nc --argjson mm "$MM" --argjson obs "$OBS" \
  --argjson one "$one" --argjson five "$five" --argjson fifteen "$fifteen" --argjson cpus "$cpus" \
  '{
    message_metadata: $mm,
    payload: {result:"success", output_data:{load:[$one, $five, $fifteen], cpus:$cpus}},
    observability: $obs,
    error: null
  }'
