#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Plugin:      purge-rabbitmq-queues
# Purpose:     Purges the dead-letter queues that have grown beyond a threshold.
# Parameters:  vhost         (string, optional)  default /
#              suffix        (string, optional)  default .dlq
#              max_messages  (number, optional)  default 10000
#              dry_run       (bool, optional)
# Exit codes:  0 purged or nothing to do, 1 bad parameters, 2 broker unreachable,
#              3 some queue could not be purged, 4 rabbitmqctl missing or lock taken
# ------------------------------------------------------------------------------
set -euo pipefail

readonly LOCK_FILE="/run/lock/rune-purge-rabbitmq.lock"
PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly PLUGIN_DIR
# shellcheck source=/dev/null
source "${PLUGIN_DIR}/rune_bpcs.sh"

log_info() {
  printf '%s INFO  %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

take_lock() {
  if ! exec 9>"${LOCK_FILE}"; then
    rune_error_kv 4 "The lock file cannot be opened" "lock=${LOCK_FILE}"
  fi
  if ! flock --nonblock 9; then
    rune_error_kv 4 "Another run is in progress" "lock=${LOCK_FILE}"
  fi
}

rune_init

VHOST="$(rune_param vhost "/")"
SUFFIX="$(rune_param suffix ".dlq")"
MAX_MESSAGES="$(rune_param max_messages "10000")"
DRY_RUN="$(rune_param dry_run "false")"

if [[ ! "${MAX_MESSAGES}" =~ ^[1-9][0-9]{0,8}$ ]]; then
  rune_error 1 "max_messages must be a positive number" '{"parameter":"max_messages"}'
fi
if [[ -z "${SUFFIX}" ]]; then
  rune_error 1 "suffix must not be empty, all queues would match" '{"parameter":"suffix"}'
fi
if ! command -v rabbitmqctl >/dev/null; then
  rune_error 4 "rabbitmqctl is not installed"
fi
take_lock

LISTING="$(mktemp)"
trap 'rm -f "${LISTING}"' EXIT

if ! rabbitmqctl --quiet list_queues --vhost "${VHOST}" --no-table-headers name messages >"${LISTING}" 2>/dev/null </dev/null; then
  rune_error_kv 2 "The broker does not answer, or the vhost does not exist" "vhost=${VHOST}"
fi

SEEN=0
MATCHED=0
PURGED_JSON='[]'
FAILED_JSON='[]'
while IFS=$'\t' read -r QUEUE MESSAGES; do
  SEEN=$(( SEEN + 1 ))
  if [[ "${QUEUE}" != *"${SUFFIX}" || ! "${MESSAGES}" =~ ^[1-9][0-9]{0,17}$ ]]; then
    continue
  fi
  if (( MESSAGES <= MAX_MESSAGES )); then
    log_info "${QUEUE} holds ${MESSAGES} messages, within the limit"
    continue
  fi
  MATCHED=$(( MATCHED + 1 ))
  if [[ "${DRY_RUN}" == "true" ]]; then
    log_info "${QUEUE} would be purged of ${MESSAGES} messages"
    continue
  fi
  if rabbitmqctl --quiet purge_queue --vhost "${VHOST}" "${QUEUE}" >&2 </dev/null; then
    PURGED_JSON="$(jq -c --arg queue "${QUEUE}" --argjson messages "${MESSAGES}" '. + [{queue: $queue, messages: $messages}]' <<<"${PURGED_JSON}")"
  else
    FAILED_JSON="$(jq -c --arg queue "${QUEUE}" '. + [$queue]' <<<"${FAILED_JSON}")"
  fi
done <"${LISTING}"

REPORT="$(jq -nc \
  --arg vhost "${VHOST}" \
  --arg suffix "${SUFFIX}" \
  --argjson seen "${SEEN}" \
  --argjson matched "${MATCHED}" \
  --argjson purged "${PURGED_JSON}" \
  --argjson failed "${FAILED_JSON}" \
  '{vhost: $vhost, suffix: $suffix, queues: $seen, over_limit: $matched, purged: $purged, failed: $failed}')"

if (( MATCHED == 0 )); then
  rune_ok "No queue is over the limit" "${REPORT}"
elif [[ "${DRY_RUN}" == "true" ]]; then
  rune_ok "Queues are over the limit, dry run" "${REPORT}"
elif [[ "${FAILED_JSON}" != "[]" ]]; then
  rune_error 3 "Some queues could not be purged" "${REPORT}"
fi
rune_ok "Queues purged" "${REPORT}"
