#!/usr/bin/env bash
# A full answer is built from the metadata that was never read.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
KERNEL="$(uname -r)"
RESP="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --arg k "$KERNEL" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{kernel:$k}}, observability:$obs, error:null}')"
rune_emit "$RESP" 0
# expect-at: 1 RUNE201
