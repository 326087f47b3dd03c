#!/usr/bin/env bash
# An echo of pasted text is piped into jq, which does not make the pasting safe.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
mount=$(rune_param mount /srv)
pct=$(df --output=pcent "$mount" 2>/dev/null | tail -n 1 | tr -dc '0-9') || rune_error 2 "Mount point unknown"
payload=$(echo "{\"mount\": \"$mount\", \"used\": $pct}" | jq -c .) || rune_error 3 "No document" # expect: RUNE301
rune_ok "Usage read" "$payload"
