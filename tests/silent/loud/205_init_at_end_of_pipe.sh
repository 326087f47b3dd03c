#!/usr/bin/env bash
# The copied message is piped into the initialisation.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
MESSAGE="$(cat)"
logger -t plugin -- "got ${#MESSAGE} bytes" || true
printf '%s' "$MESSAGE" | rune_init # expect: RUNE205
SITE="$(rune_param site "main")"
rune_ok "Site noted" "$(jq -nc --arg s "$SITE" '{site:$s}')"
