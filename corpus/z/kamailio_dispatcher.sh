#!/usr/bin/env bash
#
# Plugin      : kamailio_dispatcher
# Description : sets the state of one destination of a Kamailio dispatcher group
# Parameters  : group (int), uri (sip:...), state (active|inactive|disabled)
#
set -o errexit
set -o nounset
set -o pipefail

readonly PLUGIN_NAME="kamailio_dispatcher"
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

log_info()  { printf '%s [INFO]  %s\n' "${PLUGIN_NAME}" "$*" >&2; }
log_error() { printf '%s [ERROR] %s\n' "${PLUGIN_NAME}" "$*" >&2; }

# Reads a parameter that has to be there
require_param() {
  local -r key="$1"
  local value
  value="$(rune_param "${key}" "")"
  if [[ -z "${value}" ]]; then
    log_error "parameter ${key} is missing"
    rune_error 1 "Missing parameter" "$(jq -nc --arg k "${key}" '{missing:[$k]}')"
  fi
  printf '%s' "${value}"
}

map_state() {
  case "$1" in
    active)   printf 'ap' ;;
    inactive) printf 'ip' ;;
    disabled) printf 'dx' ;;
    *)        return 1 ;;
  esac
}

rune_init

GROUP="$(require_param group)"
URI="$(require_param uri)"
STATE="$(require_param state)"
readonly GROUP URI STATE

FLAG="$(map_state "${STATE}")" || rune_error 1 "Unknown state" "$(jq -nc --arg s "${STATE}" '{state:$s}')"

if ! kamcmd dispatcher.set_state "${FLAG}" "${GROUP}" "${URI}" >/dev/null 2>&1; then
  rune_error 2 "kamcmd could not set the state" "$(jq -nc --arg u "${URI}" '{uri:$u}')"
fi

ACTIVE="$(kamcmd dispatcher.list 2>/dev/null | awk '/FLAGS: A/ { n++ } END { print n + 0 }')" || ACTIVE=0
log_info "destination ${URI} is now ${STATE}, ${ACTIVE} active"

if [[ "${ACTIVE}" -eq 0 ]]; then
  rune_error 3 "No active destination is left" "${ACTIVE}"
fi

rune_ok "State changed" "$(jq -nc --arg u "${URI}" --arg s "${STATE}" --argjson a "${ACTIVE}" '{uri:$u,state:$s,active:$a}')"
