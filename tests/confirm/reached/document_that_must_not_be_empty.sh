#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

rc=0
zfs scrub tank >&2 || rc=$?
((rc < 2)) || rune_error 3 "No scrub" '{}'
report=$(zpool status --json tank 2>/dev/null | jq -c '.pools.tank | {state, errors: .scan_stats.errors}') || report='{}'
answer() {
  local text
  text=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson o "$RUNE_OBSERVABILITY" --argjson d "$1" \
    '{message_metadata: $mm, payload: {result: "success", output_data: $d}, observability: $o, error: null}')
  rune_emit "$text" "$2" # expect: RUNE404
}
answer "$report" "$rc"
