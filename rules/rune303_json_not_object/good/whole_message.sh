#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

OUT="$(jq -nc --arg node "$(rune_ctx node unknown)" '{node: $node}')"
RESP="$(jq -nc \
  --argjson mm "${RUNE_MESSAGE_METADATA}" \
  --argjson obs "${RUNE_OBSERVABILITY}" \
  --argjson out "${OUT}" \
  '{message_metadata: $mm, payload: {result: "success", output_data: $out}, observability: $obs, error: null}')"
rune_emit "${RESP}" 0
