#!/usr/bin/env bash
# The message and the status are chosen together.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if systemctl is-active --quiet nginx; then
  DOC="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" '{message_metadata: $mm, payload: {result: "success", output_data: {}}, observability: $obs, error: null}')"
  code=0
else
  DOC="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 3, message: "down", details: {}}}')"
  code=3
fi
rune_emit "${DOC}" "${code}"
