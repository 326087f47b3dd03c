#!/usr/bin/env bash
# purge one RabbitMQ queue when it holds more than LIMIT messages
set -euo pipefail
DIR=$(dirname "$0")
. "$DIR/rune_bpcs.sh"

tool() { command -v "$1" >/dev/null 2>&1 || rune_error 4 "Missing tool: $1" '{"package":"rabbitmq-server"}'; }
tool rabbitmqctl
rune_init

vhost=$(rune_param vhost /)
queue=$(rune_param queue "")
limit=$(rune_param limit 1000)

[ -n "$queue" ] || rune_error 1 "queue is required" '{"missing":["queue"]}'
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "limit must be a number" '{"parameter":"limit"}'

depth=$(rabbitmqctl -q -p "$vhost" list_queues name messages 2>/dev/null |
  awk -F'\t' -v q="$queue" '$1 == q {print $2; found=1} END {exit !found}') ||
  rune_error 2 "No such queue" "$(jq -nc --arg q "$queue" '{queue:$q}')"

rune_out "queue=$queue"
rune_out "depth=$depth"

if (( depth > limit )); then
  if rabbitmqctl -q -p "$vhost" purge_queue "$queue" >&2; then
    rune_out "purged=true"
  else
    rune_err "purge_queue failed"
  fi
fi

consumers=$(rabbitmqctl -q -p "$vhost" list_consumers 2>/dev/null | cut -f1 | sort | uniq -c | awk -v q="$queue" '$2 == q {print $1}') || consumers=""
rune_out consumers "${consumers:-0}"
rune_finish "queue handled"
