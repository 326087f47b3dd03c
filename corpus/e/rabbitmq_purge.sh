#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

VHOST=$(rune_param vhost /)
QUEUE=$(rune_param queue "")
[[ -n $QUEUE ]] || rune_error 1 "queue is required" '{"missing":["queue"]}'

depth() {
  rabbitmqctl -q -p "$VHOST" list_queues name messages | awk -v q="$QUEUE" '$1 == q { print $2 }'
}

command -v rabbitmqctl || rune_error 4 "rabbitmqctl is missing" '{}'
if ! rabbitmqctl -q await_startup >/dev/null 2>&1; then
  rune_error 2 "broker is down" '{}'
fi

before=$(depth)
if [[ -z $before ]]; then
  rune_error 2 "no such queue" "$(jq -nc --arg q "$QUEUE" '{queue:$q}')"
fi

rabbitmqctl -p "$VHOST" purge_queue "$QUEUE" || rune_error 3 "purge failed" '{}'
after=$(depth || echo 0)

rune_ok "purged" "$(jq -nc --arg q "$QUEUE" --arg b "$before" --arg a "$after" '{queue:$q, before:$b, after:$a}')"
