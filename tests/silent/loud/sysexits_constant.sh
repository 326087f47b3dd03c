#!/usr/bin/env bash
# The code comes from a constant of the old mail tradition.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
readonly EX_USAGE=64
QUEUE="$(rune_param queue "")"
if [[ -z "$QUEUE" ]]; then
  rune_error "$EX_USAGE" "queue is required" # expect: RUNE405
fi
rabbitmqctl -q purge_queue "$QUEUE" >&2 || rune_error 2 "the queue could not be purged"
rune_ok_kv "purged" "queue=$QUEUE"
