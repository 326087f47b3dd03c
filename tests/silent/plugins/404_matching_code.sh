#!/usr/bin/env bash
# The status given to the emitter is the same as the code in the document.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
if ! timedatectl show -p NTPSynchronized --value 2>/dev/null | grep -qx yes; then
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 3, message: "Not in sync", details: {}}}')
  rune_emit "$doc" 3
fi
rune_ok "Clock is in sync" '{"synchronized":true}'
