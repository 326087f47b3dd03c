#!/usr/bin/env bash
# No library on these hosts, so the message is made here.
set -euo pipefail

message_metadata='{}'
observability='{}'

give_up() {
  echo "ERROR: $1"
  exit "${2:-1}"
}

load() {
  local doc=$1
  message_metadata=$(jq -ec '.message_metadata' <<<"$doc" 2>/dev/null) || give_up "bad metadata"
  observability=$(jq -ec '.observability' <<<"$doc" 2>/dev/null) || give_up "bad observability"
  path=$(jq -er '.payload.input_parameters.path' <<<"$doc" 2>/dev/null) || give_up "path is required"
}

DOC=$(</dev/stdin)
load "$DOC"

bytes=$(du -sb -- "$path" 2>/dev/null | cut -f1) || give_up "cannot measure $path" 2

jq -nc \
  --argjson mm "$message_metadata" --argjson obs "$observability" \
  --arg p "$path" --arg b "$bytes" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{path:$p, bytes:($b|tonumber)}}, observability:$obs, error:null}'
