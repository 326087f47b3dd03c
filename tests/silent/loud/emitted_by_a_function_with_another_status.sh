#!/usr/bin/env bash
# The code goes into the message by one way, and into the status by another.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
message() {
  jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --arg code "$1" --arg text "$2" '{
    message_metadata: $mm,
    payload: null,
    observability: $obs,
    error: {code: ($code | tonumber), message: $text, details: {}}
  }'
}
systemctl reload nginx >&2 || rune_emit "$(message 2 "reload failed")" 3 # expect: RUNE404
systemctl reload httpd >&2 || rune_emit "$(message 3 "reload failed")" 3
rune_ok "Reloaded" '{}'
