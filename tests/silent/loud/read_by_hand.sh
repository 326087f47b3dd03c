#!/usr/bin/env bash
# What a plugin reads from its message by hand is a value of the message.
# expect-at: 1 RUNE203
set -euo pipefail
message=$(cat)
limit=$(jq -r '.payload.input_parameters.limit // 10' <<<"$message")
load=$(cut -d. -f1 /proc/loadavg)
state=low
if ((load > limit)); then state=high; fi # expect: RUNE503
jq -nc --argjson obs "$(jq -c .observability <<<"$message")" --argjson mm "$(jq -c .message_metadata <<<"$message")" \
  --arg state "$state" \
  '{message_metadata: $mm, payload: {result: "success", output_data: {state: $state}}, observability: $obs, error: null}'
