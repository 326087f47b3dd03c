#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

TITLE=$(rune_param title "")
QUEUE=$(rune_param queue ops)
PRIORITY=$(rune_param priority 3)
API_TOKEN=$(rune_param api_token "")
NODE=$(rune_ctx node unknown)

[[ -n $TITLE && -n $API_TOKEN ]] || rune_error 1 "title and api_token are required" '{"required":["title","api_token"]}'

ANSWER=$(mktemp)
trap 'rm -f "$ANSWER"' EXIT

post() {
  curl -sS -m 20 -o "$ANSWER" -w '%{http_code}' --data-binary @- \
    -H 'Content-Type: application/json' \
    -H @<(printf 'Authorization: Bearer %s\n' "$API_TOKEN") \
    https://tickets.example.net/api/v2/tickets
}

STATUS=$(
  jq -nc --arg t "$TITLE" --arg q "$QUEUE" --arg n "$NODE" --arg p "$PRIORITY" \
    '{title:$t, queue:$q, tags:["rune", $n], priority:($p | tonumber? // 3)}' | post
) || STATUS=000

case $STATUS in
  201) ;;
  401 | 403) rune_error 4 "the token is not accepted" "$(jq -nc --arg s "$STATUS" '{http_status:$s}')" ;;
  000) rune_error 2 "the ticket system does not answer" '{}' ;;
  *) rune_error 3 "ticket not opened" "$(jq -nc --arg s "$STATUS" '{http_status:$s}')" ;;
esac

ID=$(jq -r '.id // "unknown"' "$ANSWER" 2>/dev/null) || ID=unknown
rune_ok "ticket opened" "$(jq -nc --arg id "$ID" --arg q "$QUEUE" '{id:$id, queue:$q}')"
