#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, school networks
# Purpose       : Reads the operational status of all ports of a school switch by
#                 SNMPv3 and reports the ports that are up.
# Parameters    : switch, snmp_user, auth_password
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"

# Constants
readonly OID_IF_OPER_STATUS="1.3.6.1.2.1.2.2.1.8"
readonly REQUEST_NODE="$(rune_ctx node "unknown")"
readonly SNMP_TIMEOUT_SECONDS=3

rune_init

SWITCH_ADDRESS="$(rune_param switch "")"
SNMP_USER="$(rune_param snmp_user "monitor")"
AUTH_PASSWORD="$(rune_param auth_password "")"

if [[ -z "${SWITCH_ADDRESS}" ]]; then
  rune_error 1 "The parameter 'switch' is missing." '{"missing":["switch"]}'
fi
if [[ -z "${AUTH_PASSWORD}" ]]; then
  rune_error 4 "No SNMP authentication configured." '{"missing":["auth_password"]}'
fi

WALK_FILE="$(mktemp)"
trap 'rm -f "${WALK_FILE}"' EXIT

if ! snmpwalk -v3 -l authNoPriv -u "${SNMP_USER}" -a SHA -A "${AUTH_PASSWORD}" -t "${SNMP_TIMEOUT_SECONDS}" -Onq "${SWITCH_ADDRESS}" "${OID_IF_OPER_STATUS}" >"${WALK_FILE}" 2>/dev/null; then
  rune_error_kv 2 "The switch did not answer." "switch=${SWITCH_ADDRESS}"
fi

# .1.3.6.1.2.1.2.2.1.8.10101 up
PORTS_UP=()
while read -r OID STATE; do
  if [[ "${STATE}" == "up" || "${STATE}" == "1" ]]; then
    PORTS_UP+=("${OID##*.}")
  fi
done <"${WALK_FILE}"

RESULT="$(jq -nc --arg s "${SWITCH_ADDRESS}" --arg n "${REQUEST_NODE}" '{switch: $s, node: $n, up: ($ARGS.positional | map(tonumber))}' --args -- "${PORTS_UP[@]}")"
rune_ok "Port status read." "${RESULT}"
