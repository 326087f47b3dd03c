#!/usr/bin/env bash
# The status code that curl writes is captured and compared.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
URL="$(rune_param url "http://127.0.0.1:9090/-/ready")"
CODE="$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$URL")" || rune_error 2 "The endpoint does not answer"
BODY="$(mktemp)"
curl -fsS -m 5 --output "$BODY" "$URL" || rune_error 2 "The body cannot be read"
if [[ $CODE == 200 ]]; then
  rune_ok "Ready" "$(jq -nc --arg c "$CODE" --rawfile b "$BODY" '{code:$c, body:$b}')"
fi
rune_error 3 "Not ready" "$(jq -nc --arg c "$CODE" '{code:$c}')"
