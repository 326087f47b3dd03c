#!/usr/bin/env bash
# Purge a queue; the trap is meant for surprises only.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

WORK=$(mktemp -d)

finish() {
  local rc=$?
  rm -rf "$WORK"
  if [[ $rc -ne 0 ]]; then
    rune_error 100 "plugin ended with status $rc" "$(jq -nc --argjson r "$rc" '{status:$r}')"
  fi
}
trap finish EXIT

QUEUE=$(rune_param queue "")
VHOST=$(rune_param vhost "/")

if [[ -z $QUEUE ]]; then
  rune_error 1 "queue is required" '{"missing":["queue"]}'
fi

rabbitmqctl -q list_queues -p "$VHOST" name messages >"$WORK/queues"
messages=$(awk -v q="$QUEUE" '$1 == q { print $2 }' "$WORK/queues")

if [[ -z $messages ]]; then
  rune_error 2 "no such queue" "$(jq -nc --arg q "$QUEUE" '{queue:$q}')"
fi

echo "purging $messages messages" >&2
rabbitmqctl purge_queue -p "$VHOST" "$QUEUE"

rune_ok "purged" "$(jq -nc --arg q "$QUEUE" --arg m "$messages" '{queue:$q, purged:$m}')"
