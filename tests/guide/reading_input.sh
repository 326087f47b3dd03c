#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
RESTART="$(rune_param restart "false")"           # "true" or "false"
RAW_PARAMS_JSON="$(rune_all_params)"              # JSON object string

NODE="$(rune_ctx node "unknown")"
CTX_JSON="$(rune_all_ctx)"

MESSAGE_ID="$(rune_meta message_id "")"
TRACE_ID="$(rune_meta trace_id "none")"   # works via fallback
SPAN_ID="$(rune_obs span_id "none")"

rune_ok "Input read" "$(jq -nc \
  --arg service "${SERVICE}" --arg restart "${RESTART}" --arg node "${NODE}" \
  --arg message "${MESSAGE_ID}" --arg trace "${TRACE_ID}" --arg span "${SPAN_ID}" \
  --argjson params "${RAW_PARAMS_JSON}" --argjson ctx "${CTX_JSON}" \
  '{service:$service, restart:$restart, node:$node, ids:[$message, $trace, $span], params:$params, ctx:$ctx}')"
