#!/bin/bash
# Archive the journal of the last day. No library on these appliances, so by hand.
set -euo pipefail
MSG=$(cat)
param() { jq -r --arg k "$1" --arg d "$2" '.payload.input_parameters[$k] // $d' <<<"$MSG"; }
reply() {
  jq -nc --argjson m "$MSG" --argjson p "$1" --argjson e "$2" \
    '{message_metadata:$m.message_metadata, payload:$p, observability:$m.observability, error:$e}'
}

if ! jq -e '.payload.input_parameters' >/dev/null 2>&1 <<<"$MSG"; then
  echo "cannot read the message"
  exit 1
fi

dest=$(param dest /var/backups/journal)
since=$(param since yesterday)
if ! mkdir -p "$dest" 2>/dev/null; then
  reply null '{"code":2,"message":"destination not writable","details":{}}'
  exit 2
fi
file=$dest/journal-$(date +%Y%m%d).gz
if ! journalctl --since "$since" --output export 2>/dev/null | gzip -c >"$file"; then
  rm -f "$file"
  reply null '{"code":3,"message":"journalctl failed","details":{}}'
  exit 1
fi
data=$(jq -nc --arg f "$file" --arg s "$(stat -c %s "$file")" '{result:"success", output_data:{file:$f, bytes:($s|tonumber)}}')
reply "$data" null
