#!/usr/bin/env bash
###############################################################################
# Plugin      : rabbitmq_queue_status
# Purpose     : Depth of the queues of a vhost; complains about queues that have
#               messages and no consumer.
###############################################################################
set -o errexit -o nounset -o pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec 3>&1 1>&2

log()   { printf '%s [%s] %s\n' "$(date '+%T')" "$1" "$2"; }
reply() { rune_ok "$@" >&3; }
deny()  { log ERROR "$2"; rune_error "$@" >&3; }

VHOST="$(rune_param vhost "/")"
THRESHOLD="$(rune_param threshold "1000")"
case "${THRESHOLD}" in
  ''|*[!0-9]*) deny 1 "threshold must be a number" '{"field":"threshold"}' ;;
esac

echo "plugin rabbitmq_queue_status on $(hostname)"
rabbitmqctl await_online_nodes 1 --timeout 20 || deny 2 "Broker is not running" '{"tool":"rabbitmqctl"}'

set +o errexit
QUEUES="$(rabbitmqctl -q list_queues -p "${VHOST}" name messages consumers --formatter json 2>/dev/null)"
RC=$?
set -o errexit
if (( RC != 0 )); then
  deny 2 "Queues cannot be listed" "$(jq -nc --arg v "${VHOST}" --argjson rc "${RC}" '{vhost:$v, status:$rc}')"
fi

REPORT="$(jq -c --argjson t "$((10#${THRESHOLD}))" '{
  queues: length,
  deep: [.[] | select(.messages > $t) | .name],
  orphaned: [.[] | select(.messages > 0 and .consumers == 0) | .name]
}' <<<"${QUEUES}")" || deny 3 "Answer not understood" '{"step":"parse"}'

if jq -e '.orphaned | length > 0' <<<"${REPORT}"; then
  deny 3 "Queues without consumer" "${REPORT}"
fi
reply "Queues are consumed" "${REPORT}"
