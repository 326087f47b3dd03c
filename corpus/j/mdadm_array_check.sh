#!/usr/bin/env bash
#
# mdadm_array_check.sh
#
# Reads /proc/mdstat, asks mdadm about every array, and starts a data
# check on one array when the caller asks for it. Whatever goes wrong,
# the EXIT trap answers if nothing else has.
#
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

ANSWERED=false

on_exit() {
  local status=$?
  if [[ "${ANSWERED}" == "true" ]]; then
    return 0
  fi
  ANSWERED=true
  rune_error 100 "Plugin ended early" "$(jq -nc --argjson s "${status}" '{status:$s}')"
}
trap on_exit EXIT

answer_error() { ANSWERED=true; rune_error "$@"; }
answer_ok()    { ANSWERED=true; rune_ok "$@"; }

debug() {
  if [[ "${DEBUG:-false}" == "true" ]]; then
    printf 'debug: %s\n' "$*" >&2
  fi
}

CHECK="$(rune_param check "")"
DEBUG="$(rune_param debug "false")"

if [[ -n "${CHECK}" && ! "${CHECK}" =~ ^md[0-9]+$ ]]; then
  answer_error 1 "check must name an md device" "$(jq -nc --arg c "${CHECK}" '{check:$c}')"
fi

if [[ ! -r /proc/mdstat ]]; then
  answer_error 4 "No software RAID in this kernel" '{"file":"/proc/mdstat"}'
fi

ARRAYS="$(awk '/^md[0-9_a-z]+ :/ {print $1}' /proc/mdstat)"
debug "arrays:" ${ARRAYS}

DEGRADED=0
ROWS=()
for array in ${ARRAYS}; do
  state="$(mdadm --detail "/dev/${array}" | awk -F' : ' '/^ *State :/ {gsub(/ +$/, "", $2); print $2}')"
  debug "${array}: ${state}"
  if [[ "${state}" == *degraded* ]]; then
    DEGRADED=$((DEGRADED + 1))
  fi
  ROWS+=("${array} ${state}")
done

if [[ -n "${CHECK}" ]]; then
  echo check 2>/dev/null >"/sys/block/${CHECK}/md/sync_action" || answer_error 3 "Cannot start the check" '{"action":"check"}'
fi

OUT="$(printf '%s\n' "${ROWS[@]+"${ROWS[@]}"}" | jq -Rnc '[inputs | select(length > 0) | split(" ") | {array:.[0], state:(.[1:] | join(" "))}] | {arrays:.}')"
if (( DEGRADED > 0 )); then
  answer_error 3 "${DEGRADED} array(s) degraded" "${OUT}"
fi
answer_ok "Arrays are complete" "${OUT}"
