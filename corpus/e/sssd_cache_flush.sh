#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

USERNAME=$(rune_param username "")

respond() {
  local result=$1 code=$2 body=$3 doc
  if [[ $result == success ]]; then
    doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson b "$body" \
      '{message_metadata:$mm, payload:{result:"success", output_data:$b}, observability:$obs, error:null}')
  else
    doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson b "$body" \
      --argjson c "$code" --arg m "$result" \
      '{message_metadata:$mm, payload:null, observability:$obs, error:{code:$c, message:$m, details:$b}}')
  fi
  rune_emit "$doc" "$code"
}

if ! type sss_cache &>/dev/null; then
  respond "sss_cache is not installed" 4 '{}'
fi

if [[ -n $USERNAME ]]; then
  sss_cache -u "$USERNAME" 2>/dev/null || respond "user is not in the cache" 2 "$(jq -nc --arg u "$USERNAME" '{user:$u}')"
else
  sss_cache -E 2>/dev/null || respond "cache flush failed" 2 '{}'
fi

uid=""
if [[ -n $USERNAME ]]; then
  uid=$(id -u -- "$USERNAME" 2>/dev/null || true)
fi

respond success 0 "$(jq -nc --arg u "$USERNAME" --arg id "$uid" '{user:$u, uid:$id}')"
