#!/usr/bin/env bash
# An error document is emitted with the exit status of success.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
if ! systemctl start nfs-server.service; then
  DOC="$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson ob "$RUNE_OBSERVABILITY" '{message_metadata: $mm, payload: null, observability: $ob, error: {code: 2, message: "no start", details: {}}}')"
  rune_emit "$DOC" 0 # expect: RUNE404
fi
rune_ok "started" '{}'
