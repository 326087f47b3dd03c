#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

full() {
  jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson d "$1" \
    '{message_metadata:$mm, payload:{result:"success", output_data:$d}, observability:$obs, error:null}'
}

QUEUE=$(rune_param queue "")
if [[ -z $QUEUE ]]; then
  rune_emit "Missing required parameter: queue" 1
fi

DEPTH=0
while read -r name n _; do
  [[ $name == "$QUEUE" ]] && DEPTH=$n
done < <(rabbitmqctl -q list_queues name messages 2>/dev/null)

count_consumers() {
  local out
  out=$(rabbitmqctl -q list_consumers 2>/dev/null | grep -c "^${QUEUE}")
  echo "$out"
}

show_consumers() {
  count_consumers >&2
}

show_consumers
rune_emit "$(full "$(jq -nc --arg q "$QUEUE" --arg d "$DEPTH" '{queue:$q, depth:($d|tonumber? // 0)}')")" 0
