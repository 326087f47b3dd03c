#!/usr/bin/env bash
# A value that awk only compares with is not in what awk prints, and what it prints to a file is not on stdout.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
queue=$(rune_param queue "")
depth=$(rabbitmqctl list_queues name messages 2>/dev/null |
  awk -v q="$queue" '$1 == q { print $2; found = 1 } END { exit !found }') || rune_error 2 "No such queue" "{}"
if ((depth > 100)); then
  rune_error 3 "The queue is long" "{}"
fi
awk -v to=/run/parts '/BEGIN/ { n++ } n { print > (to "/part." n) }' /etc/passwd || rune_error 3 "Cannot split" "{}"
rune_ok "Looked" "{}"
