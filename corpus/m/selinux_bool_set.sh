#!/bin/bash
################################################################################
# Plugin   : selinux_bool_set
# Purpose  : Switch one SELinux boolean, optionally persistent, and verify it.
# Inputs   : name (string, mandatory), value (on|off, mandatory),
#            persistent ("true"|"false", default "false")
# Output   : { name, before, after, persistent, changed }
# Owner    : Platform Security
################################################################################
set -o errexit
set -o nounset
set -o pipefail

readonly PLUGIN_NAME="selinux_bool_set"
readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

# shellcheck source=/dev/null
source "${PLUGIN_DIR}/rune_bpcs.sh"

#-------------------------------------------------------------------------------
# Logging: everything that is not the answer goes to stderr.
#-------------------------------------------------------------------------------
function log_message() {
    local level="${1}"
    shift
    printf '%s [%s] %s: %s\n' "$(date '+%Y-%m-%dT%H:%M:%S%z')" "${level}" "${PLUGIN_NAME}" "$*" >&2
}

#-------------------------------------------------------------------------------
# boolean_state NAME -> "on" or "off" on stdout, status 1 for an unknown boolean
#-------------------------------------------------------------------------------
function boolean_state() {
    local name="${1}"
    local answer
    answer="$(getsebool "${name}" 2>/dev/null)" || return 1
    # "httpd_can_network_connect --> off"
    printf '%s' "${answer##*--> }"
}

rune_init

NAME="$(rune_param name "")"
VALUE="$(rune_param value "")"
PERSISTENT="$(rune_param persistent "false")"

if [[ -z "${NAME}" || -z "${VALUE}" ]]; then
    rune_error 1 "Missing required parameter" '{"required":["name","value"]}'
fi

case "${VALUE}" in
    on|off) : ;;
    *) rune_error_kv 1 "Parameter value must be on or off" "value=${VALUE}" ;;
esac

for TOOL in getsebool setsebool getenforce; do
    if ! command -v "${TOOL}" >/dev/null 2>&1; then
        rune_error_kv 2 "Required tool is not installed" "tool=${TOOL}"
    fi
done

MODE="$(getenforce 2>/dev/null || printf 'Unknown')"
if [[ "${MODE}" == "Disabled" ]]; then
    rune_error_kv 4 "SELinux is disabled on this host" "mode=${MODE}"
fi

BEFORE="$(boolean_state "${NAME}")" || rune_error_kv 2 "No such SELinux boolean" "name=${NAME}"
log_message INFO "boolean ${NAME} is ${BEFORE}, wanted ${VALUE}"

declare -a OPTIONS=()
if [[ "${PERSISTENT}" == "true" ]]; then
    OPTIONS+=("-P")
fi

CHANGED="false"
if [[ "${BEFORE}" != "${VALUE}" ]]; then
    if ! setsebool "${OPTIONS[@]}" "${NAME}" "${VALUE}" 1>&2; then
        rune_error_kv 3 "setsebool failed" "name=${NAME}" "value=${VALUE}"
    fi
    CHANGED="true"
fi

AFTER="$(boolean_state "${NAME}" || true)"
if [[ "${AFTER}" != "${VALUE}" ]]; then
    log_message ERROR "boolean ${NAME} is still ${AFTER:-unknown}"
    rune_error_kv 3 "Boolean did not take the new value" "name=${NAME}" "after=${AFTER}"
fi

OUTPUT_DATA="$(jq -nc \
    --arg name "${NAME}" \
    --arg before "${BEFORE}" \
    --arg after "${AFTER}" \
    --arg persistent "${PERSISTENT}" \
    --argjson changed "${CHANGED}" \
    '{name: $name, before: $before, after: $after, persistent: ($persistent == "true"), changed: $changed}')"
rune_ok "SELinux boolean is ${AFTER}" "${OUTPUT_DATA}"
