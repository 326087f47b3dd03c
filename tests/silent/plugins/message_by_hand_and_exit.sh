#!/usr/bin/env bash
# A hand-made error message may be printed by jq right before the exit with its code.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
fail() {
  jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --argjson code "$1" --arg text "$2" '{
    message_metadata: $mm, payload: null, observability: $obs,
    error: {code: $code, message: $text, details: {}}
  }'
  exit "$1"
}

MODE="$(rune_param mode "")"
[[ -n "${MODE}" ]] || fail 1 "mode is missing"
rune_ok "Mode read" "$(jq -nc --arg mode "${MODE}" '{mode:$mode}')"
