#!/usr/bin/env bash
# The function that would source the library is never called.
set -euo pipefail
load_library() {
  local dir
  dir="$(dirname "${BASH_SOURCE[0]}")"
  # shellcheck source=/dev/null
  source "${dir}/rune_bpcs.sh"
}
rune_init
TOPIC="$(rune_param topic "events")"
kafka-topics.sh --bootstrap-server localhost:9092 --describe --topic "$TOPIC" >/dev/null 2>&1 </dev/null || rune_error 2 "No such topic"
rune_ok "The topic exists" "$(jq -nc --arg t "$TOPIC" '{topic:$t}')"
# expect-at: 1 RUNE203
