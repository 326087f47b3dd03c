#!/usr/bin/env bash
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

readonly -a ALLOWED_ACTIONS=(start stop restart status)

log() { printf '[%s] %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

contains() {
  local needle="$1"; shift
  local item
  for item in "$@"; do
    [[ "${item}" == "${needle}" ]] && return 0
  done
  return 1
}

unit_state() {
  systemctl is-active "$1" 2>/dev/null || true
}

details_for() {
  local unit="$1" action="$2"
  jq -nc --arg unit "${unit}" --arg action "${action}" --arg state "$(unit_state "${unit}")" \
    '{unit:$unit, action:$action, state:$state}'
}

do_action() {
  local unit="$1" action="$2"
  case "${action}" in
    start|stop|restart)
      systemctl "${action}" "${unit}" >/dev/null 2>&1
      ;;
    status)
      systemctl is-active --quiet "${unit}"
      ;;
    *)
      return 64
      ;;
  esac
}

main() {
  rune_init

  local unit action
  unit="$(rune_param unit "")"
  action="$(rune_param action "status")"

  [[ -n "${unit}" ]] || rune_error 1 "unit is required" '{"missing":["unit"]}'
  contains "${action}" "${ALLOWED_ACTIONS[@]}" \
    || rune_error 1 "unknown action" "$(jq -nc --arg a "${action}" '{action:$a}')"

  log "running ${action} on ${unit}"
  if ! do_action "${unit}" "${action}"; then
    rune_error 3 "action failed" "$(details_for "${unit}" "${action}")"
  fi

  rune_ok "action completed" "$(details_for "${unit}" "${action}")"
}

main "$@"
