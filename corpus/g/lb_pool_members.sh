#!/usr/bin/env bash
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

FILTER=$(rune_param filter '.')
POOL=$(rune_param pool web)
STAGE=$(rune_ctx stage prod)

LIMIT_prod=50 LIMIT_test=5
eval "limit=\${LIMIT_$STAGE:-10}"

emit_envelope() {
  local status=$1 data=$2 doc
  doc=$(jq -nc \
    --argjson mm "$RUNE_MESSAGE_METADATA" \
    --argjson obs "$RUNE_OBSERVABILITY" \
    --argjson out "$data" \
    '{message_metadata: $mm, payload: {result: "success", output_data: $out}, observability: $obs, error: null}')
  rune_emit "$doc" "$status"
}

MEMBERS=$(curl -fsS -m 10 "http://127.0.0.1:8500/v1/health/service/$POOL" 2>/dev/null) || {
  rune_error_kv 2 "consul does not answer" "pool=$POOL" "ENV=$STAGE"
}

SELECTED=$(jq -c "$FILTER" <<<"$MEMBERS") || rune_error 1 "filter does not compile" '{"invalid":["filter"]}'

N=$(jq -n '[inputs] | length' <<<"$SELECTED")
DATA=$(jq -nc --arg p "$POOL" --arg l "$limit" --argjson n "$N" '{pool:$p, members:$n, limit:$l}')
if [ "$N" -eq 0 ]; then
  emit_envelope 0 "$DATA"
fi
healthy=$(jq '[.[]?.Checks[]? | select(.Status != "passing")] | length' <<<"$MEMBERS")
if [ "$healthy" -gt 0 ]; then
  rune_emit "$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson out "$DATA" '{message_metadata:$mm, payload:{result:"success", output_data:$out}, observability:$obs, error:null}')" 3
fi
emit_envelope 0 "$DATA"
