#!/usr/bin/env bash
# A success document is emitted with the status of a failure.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
used=$(nfsstat -m 2>/dev/null | grep -c '^/') || used=0
doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg n "$used" \
  '{message_metadata: $mm, payload: {result: "success", output_data: {mounts: $n}}, observability: $obs, error: null}')
rune_emit "$doc" 3 # expect: RUNE404
