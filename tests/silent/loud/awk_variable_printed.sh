#!/usr/bin/env bash
# What awk prints of a value is that value, also after it was compared with.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
queue=$(rune_param queue "")
depth=$(rabbitmqctl list_queues name messages 2>/dev/null |
  awk -v q="$queue" '$1 == q { print q }') || rune_error 2 "No such queue" "{}"
if ((depth > 100)); then # expect: RUNE503
  rune_error 3 "The queue is long" "{}"
fi
awk '/BEGIN/ { n++ } n { if (n > 1) print > "/run/part"; else print }' /etc/passwd || true # expect: RUNE102
rune_ok "Looked" "{}"
