#!/usr/bin/env bash
# A whole error document is emitted with the status zero.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
if [[ ! -e /dev/kvm ]]; then
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    '{message_metadata: $mm, payload: null, observability: $obs,
      error: {code: 4, message: "No virtualization", details: {}}}')
  rune_emit "$doc" 0 # expect: RUNE404
fi
rune_ok "Virtualization is there" '{"kvm":true}'
