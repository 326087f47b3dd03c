#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

vhost=$(rune_param vhost /)
limit=$(rune_param limit 1000)
ignore=$(rune_param ignore '^$')

if ! [[ "$limit" =~ ^[0-9]+$ ]]; then
  rune_error 1 "limit must be a number" "$(jq -nc --arg l "$limit" '{limit: $l}')"
fi

command -v rabbitmqctl >/dev/null 2>&1 || rune_error 2 "rabbitmqctl is not installed" '{}'

listing=$(rabbitmqctl --quiet list_queues -p "$vhost" name messages --no-table-headers 2>/dev/null) ||
  rune_error 2 "The broker does not answer" "$(jq -nc --arg v "$vhost" '{vhost: $v}')"

total=$(awk '{ n += $2 } END { print n + 0 }' <<<"$listing")
rune_out vhost "$vhost"
rune_out total "$total"

deep=0
while IFS=$'\t' read -r name depth; do
  [[ -n $name ]] || continue
  if [[ $depth =~ ^[0-9]+$ ]] && ((depth > limit)); then
    deep=$((deep + 1))
    echo "queue $name holds $depth messages" >&2
  fi
done <<<"$listing"
rune_out "deep=$deep"

printf '%s\n' "$listing" | grep -v -- "$ignore" | sort -t$'\t' -k2,2nr | {
  IFS=$'\t' read -r name depth || true
  if [[ -n ${name:-} ]]; then
    rune_out deepest "$name"
    rune_out deepest_depth "$depth"
  fi
} || echo "every queue is ignored" >&2

if ((deep > 0)); then
  rune_err 3 "Queues are too deep"
fi
rune_finish "Queues are fine"
