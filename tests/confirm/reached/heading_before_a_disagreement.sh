#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

echo "--- rolling $(date +%H:%M) ---" # expect: RUNE101
rollctl apply >&2 && status=0 || status=$?
if ((status != 0)); then
  answer=$(jq -nc --argjson m "$RUNE_MESSAGE_METADATA" --argjson o "$RUNE_OBSERVABILITY" \
    '{message_metadata: $m, payload: null, observability: $o, error: {code: 3, message: "Not rolled", details: {}}}')
  rune_emit "$answer" 0 # expect: RUNE404
fi
rune_ok "Rolled" '{}'
