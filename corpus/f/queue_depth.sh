#!/usr/bin/env bash
# Advanced mode: builds the whole BPCS document itself.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

API="$(rune_param api "http://127.0.0.1:15672")"
VHOST="$(rune_param vhost "%2F")"
MAX="$(rune_param max "1000")"
[[ "$MAX" =~ ^[0-9]+$ ]] || rune_error 1 "max must be a number"

body="$(mktemp)"
cleanup() {
  local status=$?
  rm -f -- "$body"
  return "$status"
}
trap cleanup EXIT

code="$(curl -sS --netrc -o "$body" --write-out '%{http_code}' "${API}/api/queues/${VHOST}")" || code=000
case "$code" in
  200) ;;
  401|403) rune_error 4 "broker refuses our login" ;;
  404) rune_error 1 "no such vhost" ;;
  *) rune_error 2 "broker is unreachable" "$(jq -nc --arg c "$code" '{http:$c}')" ;;
esac

if ! queues="$(jq -ce 'map({name, messages, consumers})' "$body")"; then
  rune_error 3 "broker answered with something else than a list of queues"
fi
deep="$(jq -nc --argjson q "$queues" --argjson m "$MAX" '$q | map(select(.messages > $m))')"

resp="$(jq -nc \
  --argjson mm "${RUNE_MESSAGE_METADATA}" \
  --argjson obs "${RUNE_OBSERVABILITY}" \
  --argjson q "$queues" \
  --argjson d "$deep" \
  '{
    message_metadata: $mm,
    payload: {result:"success", output_data:{queues:$q, deep:$d, message:"queues listed"}},
    observability: $obs,
    error: null
  }')"
rune_emit "$resp" 0
