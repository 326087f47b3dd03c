#!/usr/bin/env bash
# The second argument of `rune_emit` contradicts the message.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
MODE="$(rune_param mode "")"
FAILED="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 2, message: "down", details: {}}}')"
DONE="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" '{message_metadata: $mm, payload: {result: "success", output_data: {}}, observability: $obs, error: null}')"
case "${MODE}" in
  a) rune_emit "${FAILED}" 0 ;; # expect: RUNE404
  b) rune_emit "${FAILED}" 3 ;; # expect: RUNE404
  c) rune_emit "${DONE}" 1 ;; # expect: RUNE404
  d) systemctl reload nginx >&2 || rune_emit "${DONE}" $? ;; # expect: RUNE404
esac
rune_emit "${DONE}" 0
