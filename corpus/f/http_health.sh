#!/bin/bash
# Health check for one URL
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

URL="$(rune_param url "http://localhost/health")"
EXPECT="$(rune_param expect "200")"

echo "checking $URL" >&2

START=$(date +%s%N)
CODE=$(curl -s -o /dev/null -w '%{http_code}' --max-time 10 "$URL" || true)
END=$(date +%s%N)
MS=$(( (END - START) / 1000000 ))

echo "code $CODE in $MS ms" >&2

DETAILS="{\"url\": \"$URL\", \"code\": \"$CODE\", \"ms\": $MS}"

if [ "$CODE" != "$EXPECT" ]; then
  rune_error 3 "unexpected answer" "$DETAILS"
else
  rune_ok "healthy" "$DETAILS"
fi
