#!/usr/bin/env bash
# The message is read and answered by hand with jq alone.
set -euo pipefail
MESSAGE="$(cat)"
if ! OUT="$(jq -ce --arg kernel "$(uname -r)" '{
  message_metadata: .message_metadata,
  payload: {result: "success", output_data: {kernel: $kernel}},
  observability: .observability,
  error: null
}' <<<"$MESSAGE" 2>/dev/null)"; then
  jq -nc '{message_metadata:{}, payload:null, observability:{}, error:{code:1, message:"Bad input", details:{}}}'
  exit 1
fi
printf '%s\n' "$OUT"
# expect-at: 1 RUNE203
