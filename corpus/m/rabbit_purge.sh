#!/usr/bin/env bash
# purge RabbitMQ queues that match a pattern
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# keep what the library says about bad input for the log
if ! said=$(rune_init 2>&1); then
  logger -t rabbit_purge -- "bad input: $said" || true
  printf '%s\n' "rabbit_purge: no usable message" >&2
fi

VHOST=$(rune_param vhost /)
PATTERN=$(rune_param pattern "")
LIMIT=$(rune_param max_messages 100000)
: "${VHOST:=/}" "${LIMIT:=100000}"
[[ -n $PATTERN ]] || rune_error 1 "Missing required parameter: pattern" '{"missing":["pattern"]}'

ctl() { rabbitmqctl --quiet --vhost "$VHOST" "$@" </dev/null; }

queues=$(ctl list_queues name messages 2>/dev/null) || rune_error 2 "rabbitmqctl failed" "$(jq -nc --arg v "$VHOST" '{vhost:$v}')"

purged=()
while read -r q n; do
  [[ $q =~ $PATTERN ]] || continue
  if [ "$n" -gt "$LIMIT" ]; then
    rune_error 3 "Queue is too long to be purged blindly" "$(jq -nc --arg q "$q" --arg n "$n" '{queue:$q, messages:$n}')"
  fi
  ctl purge_queue "$q" >/dev/null 2>&1 || rune_error 3 "Purge failed" "$(jq -nc --arg q "$q" '{queue:$q}')"
  purged+=("$q")
done <<<"$queues"

rune_ok "Queues purged" "$(jq -nc '{purged:$ARGS.positional}' --args -- "${purged[@]}")"
