#!/usr/bin/env bash
# Asks a load balancer to drain a node, and answers with messages of its own making.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/rune_bpcs.sh"
rune_init

node=$(rune_param node "")

answer() { # ERROR_JSON
  jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson error "$1" '{
    message_metadata: $mm, payload: null, observability: $obs, error: $error
  }'
}

if [ -z "$node" ]; then
  rune_emit "$(answer '{"code": 1, "message": "no node", "details": {}}')" 0 # expect: RUNE404
fi

if ! haproxyctl set server "web/$node" state drain >&2; then
  resp=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg node "$node" '{
    message_metadata: $mm,
    payload: null,
    observability: $obs,
    error: {code: 3, message: "drain failed", details: {node: $node}}
  }')
  rune_emit "$resp" 2 # expect: RUNE404
fi

done_=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" '{
  message_metadata: $mm,
  payload: {result: "success", output_data: {drained: true}},
  observability: $obs,
  error: null
}')
if ! haproxyctl show sessions "$node" >&2; then
  rune_emit "$done_" 3 # expect: RUNE404
fi
rune_emit "$done_"
