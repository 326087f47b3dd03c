#!/usr/bin/env bash
# The plugin reads the message and answers by jq alone, without the library.
set -euo pipefail
MESSAGE="$(cat)"
USERS=$(who | wc -l) || USERS=0
jq -nc --argjson m "$MESSAGE" --arg n "$USERS" '{message_metadata: $m.message_metadata, payload: {result: "success", output_data: {users: $n}}, observability: $m.observability, error: null}'
# expect-at: 1 RUNE203
