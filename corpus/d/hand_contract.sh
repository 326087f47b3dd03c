#!/usr/bin/env bash
set -euo pipefail

INPUT=$(cat)
META=$(jq -c '.message_metadata // {}' <<<"$INPUT" 2>/dev/null) || META='{}'
OBS=$(jq -c '.observability // {}' <<<"$INPUT" 2>/dev/null) || OBS='{}'
NAME=$(jq -r '.payload.input_parameters.name // ""' <<<"$INPUT" 2>/dev/null) || NAME=''

if [[ -z $NAME ]]; then
  jq -nc --argjson mm "$META" --argjson obs "$OBS" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:1, message:"Missing name", details:{}}}'
  exit 1
fi

UP=$(cut -d. -f1 /proc/uptime 2>/dev/null) || UP=0
BODY="{\"name\":\"$NAME\",\"uptime\":$UP}"
if ! DATA=$(jq -c . <<<"$BODY" 2>/dev/null); then
  DATA='{}'
fi

jq -nc --argjson mm "$META" --argjson obs "$OBS" --argjson d "$DATA" \
  '{message_metadata:$mm, payload:{result:"success", output_data:$d}, observability:$obs, error:null}'
