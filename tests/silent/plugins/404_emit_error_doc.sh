#!/usr/bin/env bash
# A full error document is emitted with the code that it carries.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
if ! ethtool -t eth0 offline >&2; then
  DOC="$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson ob "$RUNE_OBSERVABILITY" '{message_metadata: $mm, payload: null, observability: $ob, error: {code: 3, message: "self test failed", details: {}}}')"
  rune_emit "$DOC" 3
fi
rune_ok "self test passed" '{}'
