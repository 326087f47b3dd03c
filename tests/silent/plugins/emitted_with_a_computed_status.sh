#!/usr/bin/env bash
# A code that is not known is in the message and in the status.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
code=3
systemctl restart nginx >&2 || code=$?
RESP="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --argjson code "${code}" '{
  message_metadata: $mm,
  payload: null,
  observability: $obs,
  error: {code: $code, message: "restart", details: {}}
}')"
rune_emit "${RESP}" "${code}"
