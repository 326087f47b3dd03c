#!/usr/bin/env bash
# Check that last night's objects are in the bucket, tell the team by mail.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

BUCKET=$(rune_param bucket "")
PREFIX=$(rune_param prefix "$(date -d yesterday +%Y/%m/%d)")
MAILTO=$(rune_param mailto "")
NODE=$(rune_ctx node "unknown")

if [[ -z "$BUCKET" ]]; then
  rune_error 1 "bucket is required" '{"missing":["bucket"]}'
fi

list_objects() {
  aws s3api list-objects-v2 --bucket "$BUCKET" --prefix "$PREFIX" --query 'Contents[].{k:Key,s:Size}' --output json
}

if ! OBJECTS=$(list_objects 2>/dev/null); then
  rune_error 2 "bucket cannot be listed" "$(jq -nc --arg b "$BUCKET" '{bucket:$b}')"
fi
[[ -n $OBJECTS && $OBJECTS != null ]] || OBJECTS='[]'

COUNT=$(jq 'length' <<<"$OBJECTS" 2>/dev/null) || COUNT=0
BYTES=$(jq '[.[].s] | add // 0' <<<"$OBJECTS" 2>/dev/null) || BYTES=0
EMPTY=$(jq -c '[.[] | select(.s == 0) | .k]' <<<"$OBJECTS" 2>/dev/null) || EMPTY='[]'

if [[ -n "$MAILTO" ]]; then
  mail -s "backup ${PREFIX}" "$MAILTO" <<EOF || echo "mail not sent" >&2
Node:    ${NODE}
Bucket:  ${BUCKET}
Objects: ${COUNT} (${BYTES} bytes)
EOF
fi

tr '[:lower:]' '[:upper:]' >&2 <<EOF
checked ${BUCKET}/${PREFIX}
EOF

DATA=$(jq -nc --arg b "$BUCKET" --argjson c "$COUNT" --argjson s "$BYTES" --argjson e "$EMPTY" '{bucket:$b, objects:$c, bytes:$s, empty:$e}')
if ((COUNT == 0)) || [[ $EMPTY != "[]" ]]; then
  rune_error 3 "backup is incomplete" "$DATA"
fi
rune_ok "backup is complete" "$DATA"
