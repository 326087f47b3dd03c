#!/usr/bin/env bash
# Bring a failed systemd unit back, but not more than N times within a window.
# The times of earlier restarts are kept in a state file, one epoch per line.
set -Eeuo pipefail

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly STATE_DIR="/var/lib/rune/unit_guard"
declare -A props=()
declare -a recent=()

internal_error() {
  [[ "${BASH_SUBSHELL}" -eq 0 ]] || return 0
  rune_error 100 "Unexpected failure near line $1" "$(snapshot)"
}

# What is known so far, as a JSON object.
snapshot() {
  jq -nc \
    --arg unit "${unit:-}" \
    --arg state "${props[ActiveState]:-unknown}" \
    --arg sub "${props[SubState]:-unknown}" \
    --arg result "${props[Result]:-unknown}" \
    --argjson recent "${#recent[@]}" \
    '{unit: $unit, active_state: $state, sub_state: $sub, result: $result, recent_restarts: $recent}'
}
trap 'internal_error "${LINENO}"' ERR

load_props() {
  local field value dump
  dump="$(systemctl show --property=LoadState,ActiveState,SubState,Result,MainPID,NRestarts,ActiveEnterTimestampMonotonic -- "${unit}")" \
    || return 1
  props=()
  while IFS='=' read -r field value; do
    if [[ -n "${field}" ]]; then
      props["${field}"]="${value}"
    fi
  done <<<"${dump}"
}

uptime_of_unit() {
  local since=${props[ActiveEnterTimestampMonotonic]:-0} up
  read -r up _ </proc/uptime || return 1
  up=${up%%.*}
  if [[ "${since}" =~ ^[1-9][0-9]*$ && "${up}" =~ ^[0-9]+$ ]]; then
    printf '%d\n' "$((10#${up} - since / 1000000))"
  else
    printf '0\n'
  fi
}

load_recent() {
  local stamp
  recent=()
  [[ -r "${state_file}" ]] || return 0
  while read -r stamp; do
    if [[ "${stamp}" =~ ^[1-9][0-9]{8,10}$ ]] && ((stamp > now - window && stamp <= now)); then
      recent+=("${stamp}")
    fi
  done <"${state_file}"
}

unit="$(rune_param unit "")"
window="$(rune_param window_seconds 3600)"
limit="$(rune_param max_restarts 3)"
settle="$(rune_param settle_seconds 5)"
action="$(rune_param action guard)"

if [[ ! "${unit}" =~ ^[A-Za-z0-9][A-Za-z0-9:_.@-]{0,120}\.(service|socket|timer)$ ]]; then
  unit=""
  rune_error 1 "unit must be the full name of a service, socket or timer" "$(snapshot)"
fi
[[ "${window}" =~ ^[1-9][0-9]{1,5}$ ]] || rune_error 1 "window_seconds must be 10 to 999999" "$(snapshot)"
[[ "${limit}" =~ ^[1-9][0-9]?$ ]] || rune_error 1 "max_restarts must be 1 to 99" "$(snapshot)"
[[ "${settle}" =~ ^([0-9]|[1-5][0-9])$ ]] || rune_error 1 "settle_seconds must be 0 to 59" "$(snapshot)"

install -d -m 0750 "${STATE_DIR}" || rune_error 4 "State directory cannot be made" "$(snapshot)"
state_file="${STATE_DIR}/${unit}.restarts"
now="$(date +%s)"
load_recent
load_props || rune_error 2 "systemd does not answer" "$(snapshot)"
[[ "${props[LoadState]:-}" == "loaded" ]] || rune_error 2 "Unit is ${props[LoadState]:-not known}" "$(snapshot)"

case "${action}" in
  forget)
    rm -f -- "${state_file}" || rune_error 2 "State cannot be removed" "$(snapshot)"
    recent=()
    rune_ok "History forgotten" "$(snapshot)"
    ;;
  guard) ;;
  *) rune_error 1 "action must be guard or forget" "$(snapshot)" ;;
esac

case "${props[ActiveState]:-}" in
  active | reloading)
    age="$(uptime_of_unit)" || age=0
    rune_ok "Unit is up" "$(snapshot | jq -c --argjson age "${age}" '. + {up_seconds: $age}')"
    ;;
  activating | deactivating)
    rune_ok "Unit is changing state, left alone" "$(snapshot)"
    ;;
  inactive)
    if [[ "${props[Result]:-success}" == "success" ]]; then
      rune_ok "Unit was stopped on purpose, left alone" "$(snapshot)"
    fi
    ;;
  failed) echo "${unit} has failed: ${props[Result]:-unknown}" >&2 ;;
  *) rune_error 3 "Unit is in an unknown state" "$(snapshot)" ;;
esac

if ((${#recent[@]} >= limit)); then
  rune_error 3 "Too many restarts in the window, a human must look" "$(snapshot)"
fi

recent+=("${now}")
printf '%s\n' "${recent[@]}" >"${state_file}" || rune_error 2 "State cannot be written" "$(snapshot)"
systemctl reset-failed -- "${unit}" >&2 || true
systemctl start -- "${unit}" >&2 || rune_error 3 "Start failed" "$(snapshot)"
sleep "${settle}"
load_props # systemd has just answered: a failure here is unexpected
if [[ "${props[ActiveState]:-}" != "active" ]]; then
  rune_error 3 "Unit did not stay up" "$(snapshot)"
fi
rune_ok "Unit brought back" "$(snapshot)"
