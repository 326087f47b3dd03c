#!/usr/bin/env bash
###############################################################################
# Plugin      : tomcat_war_deploy
# Purpose     : Deploys a WAR through the Tomcat text manager and verifies that
#               the context answers. Credentials come from a netrc file only.
# Parameters  : war (path), context (e.g. /shop), undeploy_first (true|false)
# Exit codes  : 0 ok, 1 validation, 2 resource, 3 business, 4 configuration
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly NETRC_FILE="/etc/rune/tomcat.netrc"
readonly MANAGER_URL="http://127.0.0.1:8080/manager/text"
readonly LOG_LEVEL="${LOG_LEVEL:-INFO}"

#------------------------------------------------------------------------------
# Logging
#------------------------------------------------------------------------------
log() {
  local level="$1"; shift
  if [[ "${level}" == "DEBUG" && "${LOG_LEVEL}" != "DEBUG" ]]; then
    return 0
  fi
  printf '%s [%-5s] %s\n' "$(date '+%F %T')" "${level}" "$*" >&2
}

fail_with() {
  local code="$1" message="$2" details="${3:-}"
  log ERROR "${message}"
  rune_error "${code}" "${message}" "${details}"
}

#------------------------------------------------------------------------------
# Manager access
#------------------------------------------------------------------------------
manager() {
  curl -sS --max-time 120 --netrc-file "${NETRC_FILE}" "$@"
}

is_ok() {
  [[ "$1" == OK* ]]
}

main() {
  local war context undeploy answer encoded

  rune_init
  war="$(rune_param war "")"
  context="$(rune_param context "")"
  undeploy="$(rune_param undeploy_first "false")"

  [[ -f "${war}" ]] || fail_with 2 "WAR file not found" "$(jq -nc --arg w "${war}" '{war:$w}')"
  [[ "${context}" =~ ^/[A-Za-z0-9_-]+$ ]] || fail_with 1 "Context is not acceptable" '{"field":"context"}'
  [[ -r "${NETRC_FILE}" ]] || fail_with 4 "Manager credentials are missing" '{"file":"/etc/rune/tomcat.netrc"}'

  encoded="$(jq -rn --arg c "${context}" '$c | @uri')"
  if [[ "${undeploy}" == "true" ]]; then
    answer="$(manager "${MANAGER_URL}/undeploy?path=${encoded}")" || fail_with 2 "Manager is not reachable"
    log INFO "undeploy: ${answer}"
  fi

  answer="$(manager -T "${war}" "${MANAGER_URL}/deploy?path=${encoded}&update=true")" \
    || fail_with 2 "Manager is not reachable"
  if ! is_ok "${answer}"; then
    fail_with 3 "Tomcat refused the WAR" "$(jq -nc --arg a "${answer}" '{answer:$a}')"
  fi
  log DEBUG "${answer}"

  answer="$(manager "${MANAGER_URL}/list" | awk -F: -v c="${context}" '$1 == c {print $2}')" || answer=""
  [[ "${answer}" == "running" ]] || fail_with 3 "Context does not run" "$(jq -nc --arg s "${answer}" '{state:$s}')"

  rune_ok "WAR deployed" "$(jq -nc --arg c "${context}" --arg w "${war##*/}" '{context:$c, war:$w, state:"running"}')"
}

main "$@"
