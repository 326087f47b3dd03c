#!/usr/bin/env bash
# The low level emitter gets a whole error document in an inner substitution.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

if [[ $(id -u) != 0 ]]; then
  rune_emit "$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 4, message: "Not root", details: {}}}')" 4
fi
rune_ok "Runs as root" '{"root":true}'
