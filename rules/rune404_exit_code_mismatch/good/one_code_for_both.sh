#!/usr/bin/env bash
# Drains a node. One variable is the code in the message and the status beside it, or there is none beside it.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/rune_bpcs.sh"
rune_init

node=$(rune_param node "")

fail() { # CODE MESSAGE
  local code=$1 text=$2 doc
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    --arg code "$code" --arg text "$text" --arg node "$node" '{
      message_metadata: $mm,
      payload: null,
      observability: $obs,
      error: {code: ($code | tonumber), message: $text, details: {node: $node}}
    }')
  rune_emit "$doc" "$code"
}

[ -n "$node" ] || fail 1 "no node"
haproxyctl set server "web/$node" state drain >&2 || fail 3 "drain failed"

rune_emit "$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" '{
  message_metadata: $mm,
  payload: {result: "success", output_data: {drained: true}},
  observability: $obs,
  error: null
}')"
