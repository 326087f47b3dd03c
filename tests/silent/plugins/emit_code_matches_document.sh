#!/usr/bin/env bash
# The hand-made document and the status come from one variable.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
code=2
exportfs -ra >&2 && code=0
[[ $code == 0 ]] && rune_ok "Exported" '{}'
RESP=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson c "$code" \
  '{message_metadata:$mm,payload:null,observability:$obs,error:{code:$c,message:"Not exported",details:{}}}')
rune_emit "$RESP" "$code"
