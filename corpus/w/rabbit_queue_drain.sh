#!/usr/bin/env bash
# Wait until a RabbitMQ queue is empty, purge it when told so.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

vhost=$(rune_param vhost /)
queue=$(rune_param queue "")
mode=$(rune_param mode wait)
deadline=$(( SECONDS + 120 ))

[[ -n $queue ]] || rune_error 1 "queue is required" '{"missing":["queue"]}'

depth() {
  rabbitmqctl -q --vhost "$vhost" list_queues name messages 2>/dev/null |
    awk -F'\t' -v q="$queue" '$1 == q { print $2; found = 1 } END { exit !found }'
}

if ! start=$(depth); then
  rune_error 2 "no such queue" "$(jq -nc --arg q "$queue" '{queue: $q}')"
fi
rune_out "queue=$queue"
rune_out "start=$start"
if [[ $start == 0 ]]; then
  rune_finish "queue was empty"
fi

purge_queue() {
  if ! rabbitmqctl -q --vhost "$vhost" purge_queue "$queue" >&2; then
    rune_err "queue could not be purged"
  fi
  rune_finish "purge done"
}

wait_empty() {
  local left=$start
  until [[ $left == 0 ]] || (( SECONDS >= deadline )); do
    sleep 5
    left=$(depth) || left=unknown
    echo "queue=$queue left=$left" >&2
  done
  rune_out "left=$left"
  [[ $left == 0 ]] || rune_err 3 "queue is not empty in time"
  rune_finish "waited"
}

case $mode in
  wait)  wait_empty ;;
  purge) purge_queue ;;
esac
