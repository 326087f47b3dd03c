#!/usr/bin/env bash
###############################################################################
# rabbit_queue_purge: empty a queue when it is longer than a limit.
# All program output goes to stderr from the start on; the answer uses fd 3.
###############################################################################
set -Eeuo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
exec 3>&1 1>&2

readonly RETRIES=3

on_unexpected() {
  local line="$1"
  # only the main shell answers
  if (( BASH_SUBSHELL > 0 )); then
    return 0
  fi
  rune_error 100 "Unexpected failure" "$(jq -nc --arg l "${line}" '{line:$l}')" >&3
}
trap 'on_unexpected "${LINENO}"' ERR

VHOST="$(rune_param vhost "/")"
QUEUE="$(rune_param queue "")"
MAX_LENGTH="$(rune_param max_length "10000")"

echo "queue=${QUEUE} vhost=${VHOST} limit=${MAX_LENGTH}"

if [[ -z "${QUEUE}" ]]; then
  rune_error 1 "queue is required" '{"missing":["queue"]}' >&3
fi
if ! [[ "${MAX_LENGTH}" =~ ^[0-9]+$ ]]; then
  rune_error 1 "max_length must be a number" '{"parameter":"max_length"}' >&3
fi

queue_length() {
  local attempt
  for (( attempt = 1; attempt <= RETRIES; attempt++ )); do
    if rabbitmqctl --quiet --vhost "${VHOST}" list_queues --formatter json name messages \
        | jq -er --arg q "${QUEUE}" 'map(select(.name == $q)) | first | .messages'; then
      return 0
    fi
    sleep "${attempt}"
  done
  return 1
}

if ! length="$(queue_length)"; then
  rune_error 2 "Queue not found" "$(jq -nc --arg q "${QUEUE}" '{queue:$q}')" >&3
fi

purged=false
if [ "${length}" -gt "${MAX_LENGTH}" ]; then
  rabbitmqctl --vhost "${VHOST}" purge_queue "${QUEUE}" \
    || rune_error 3 "Purge failed" "$(jq -nc --arg q "${QUEUE}" '{queue:$q}')" >&3
  purged=true
fi

rune_ok "Queue checked" "$(
  jq -nc --arg q "${QUEUE}" --argjson n "${length}" --argjson p "${purged}" '{queue:$q, length:$n, purged:$p}'
)" >&3
