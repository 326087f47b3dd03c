#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, print services
# Purpose       : Empties and re-enables a CUPS queue of a school or town hall.
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
rune_init

# Writes one line with a time stamp.
write_log() {
  local level="$1"
  shift
  echo "$(date '+%F %T') [${level}] $*"
}

QUEUE_NAME="$(rune_param queue "")"
if [[ ! "${QUEUE_NAME}" =~ ^[A-Za-z0-9_.-]+$ ]]; then
  rune_error 1 "The queue name is not valid." '{"field":"queue"}'
fi

QUEUE_STATE="$(LC_ALL=C lpstat -p "${QUEUE_NAME}" 2>/dev/null || true)"
if [[ -z "${QUEUE_STATE}" ]]; then
  rune_error_kv 2 "The queue does not exist." "queue=${QUEUE_NAME}"
fi

# Lines such as:  HALL2-114   mueller   18432   Tue 17 Nov 2026 09:12:44
{ LC_ALL=C lpstat -o "${QUEUE_NAME}" 2>/dev/null || true; } | while read -r JOB_ID JOB_OWNER JOB_SIZE _; do
  write_log INFO "job ${JOB_ID} of ${JOB_OWNER}, ${JOB_SIZE} bytes" >&2
  rune_out last_job "${JOB_ID}"
done

cancel -a "${QUEUE_NAME}"

if [[ "${QUEUE_STATE}" == *disabled* ]]; then
  write_log NOTICE "queue ${QUEUE_NAME} was disabled"
  if ! cupsenable "${QUEUE_NAME}" >&2; then
    rune_err 3 "The queue could not be enabled."
  fi
fi
rune_out queue "${QUEUE_NAME}"
rune_finish "Queue was reset."
