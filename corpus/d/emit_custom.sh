#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

envelope() {
  # envelope PAYLOAD_JSON ERROR_JSON
  jq -nc \
    --argjson mm "$RUNE_MESSAGE_METADATA" \
    --argjson obs "$RUNE_OBSERVABILITY" \
    --argjson p "$1" \
    --argjson e "$2" \
    '{message_metadata:$mm, payload:$p, observability:$obs, error:$e}'
}

send_ok() {
  local payload
  payload=$(jq -nc --argjson d "$1" '{result:"success", output_data:$d}')
  rune_emit "$(envelope "$payload" null)" 0
}

send_error() {
  local err
  err=$(jq -nc --argjson c "$1" --arg m "$2" '{code:$c, message:$m, details:{}}')
  rune_emit "$(envelope null "$err")" "$1"
}

FILE=$(rune_param file "/etc/os-release")
if [[ ! -f $FILE ]]; then
  send_error 2 "File not found: $FILE"
fi

DATA=$(grep -E '^[A-Z_]+=' "$FILE" | jq -Rnc '[inputs | capture("^(?<key>[A-Z_]+)=\"?(?<value>[^\"]*)\"?$")?] | from_entries') \
  || send_error 3 "No assignments in $FILE"
send_ok "$DATA"
