#!/usr/bin/env bash
# `rune_emit` with the status that the message has, or with none.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
FAILED="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 2, message: "down", details: {}}}')"
case "$(rune_param mode "")" in
  a) rune_emit "${FAILED}" 2 ;;
  b) rune_emit "${FAILED}" ;;
  c) rune_emit "${FAILED}" "" ;;
esac
rune_emit "$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" '{message_metadata: $mm, payload: {result: "success", output_data: {}}, observability: $obs, error: null}')" 0
