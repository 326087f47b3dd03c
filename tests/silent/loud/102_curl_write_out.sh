#!/usr/bin/env bash
# The status code that curl writes is not captured.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
URL="$(rune_param url "http://127.0.0.1:8080/health")"
if ! curl -s -m 5 -o /dev/null -w '%{http_code}' "$URL"; then # expect: RUNE102
  rune_error 2 "The endpoint does not answer" "$(jq -nc --arg u "$URL" '{url:$u}')"
fi
rune_ok "The endpoint answers" "$(jq -nc --arg u "$URL" '{url:$u}')"
