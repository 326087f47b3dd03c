#!/usr/bin/env bash
# A success document is sent with a failing status.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
RESP=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
  '{message_metadata:$mm,payload:{result:"success",output_data:{}},observability:$obs,error:null}')
rune_emit "$RESP" 3 # expect: RUNE404
