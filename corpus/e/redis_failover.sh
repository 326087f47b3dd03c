#!/usr/bin/env bash
set -euo pipefail

# The library was taken out in the cleanup of 2024, jq is enough here.
INPUT=$(cat)
META=$(jq -c '.message_metadata' <<<"$INPUT")
OBS=$(jq -c '.observability' <<<"$INPUT")
MASTER=$(jq -r '.payload.input_parameters.master // "mymaster"' <<<"$INPUT")

reply=$(redis-cli -p 26379 SENTINEL FAILOVER "$MASTER" 2>&1 || true)

if [[ $reply == OK ]]; then
  jq -nc --argjson mm "$META" --argjson obs "$OBS" --arg m "$MASTER" \
    '{message_metadata:$mm, payload:{result:"success", output_data:{master:$m}}, observability:$obs, error:null}'
  exit 0
fi

printf '{"message_metadata":%s,"payload":null,"observability":%s,"error":{"code":3,"message":"failover refused","details":{"reply":"%s"}}}\n' "$META" "$OBS" "$reply"
exit 3
