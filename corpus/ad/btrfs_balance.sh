#!/usr/bin/env bash
#------------------------------------------------------------------------------
# btrfs_balance
#   Starts a filtered balance in the background and keeps a progress log.
#   Returns at once; the log file tells how far the balance is.
#------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly LOG_DIRECTORY="/var/log/btrfs"
readonly LOG_FILE="${LOG_DIRECTORY}/balance.$(date +%Y%m%d%H%M%S).log"

log_message() {
  printf '[%s] %s\n' "$(date '+%F %T')" "$1" >&2
}

handle_interrupt() {
  log_message "interrupted, cancelling the balance"
  btrfs balance cancel "${MOUNT_POINT}" >/dev/null 2>&1 || true
  exit 100
}

watch_progress() {
  local mount_point="$1"
  sleep 5
  while btrfs balance status "${mount_point}" >>"${LOG_FILE}" 2>&1; do
    sleep 60
  done
}

MOUNT_POINT="$(rune_param mount_point "")"
DATA_USAGE="$(rune_param data_usage "50")"

if [[ -z "${MOUNT_POINT}" ]]; then
  rune_error 1 "Missing mount_point" '{"missing":["mount_point"]}'
fi
if [[ ! "${DATA_USAGE}" =~ ^([1-9]?[0-9]|100)$ ]]; then
  rune_error 1 "data_usage must be a percentage" '{"parameter":"data_usage"}'
fi
if [[ "$(stat --file-system --format=%T -- "${MOUNT_POINT}" 2>/dev/null)" != "btrfs" ]]; then
  rune_error 4 "Not a btrfs file system" "$(jq -nc --arg m "${MOUNT_POINT}" '{mount_point:$m}')"
fi

mkdir -p "${LOG_DIRECTORY}"
trap handle_interrupt INT TERM

log_message "starting balance on ${MOUNT_POINT}"
if ! btrfs balance start --background -dusage="${DATA_USAGE}" "${MOUNT_POINT}" </dev/null >>"${LOG_FILE}" 2>&1; then
  rune_error 3 "Balance did not start" "$(jq -nc --arg l "${LOG_FILE}" '{log:$l}')"
fi
watch_progress "${MOUNT_POINT}" </dev/null 2>>"${LOG_FILE}" &

rune_ok "Balance started" "$(jq -nc --arg m "${MOUNT_POINT}" --arg l "${LOG_FILE}" '{mount_point:$m, log:$l}')"
