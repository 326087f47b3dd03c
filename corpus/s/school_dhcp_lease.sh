#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, school networks
# Purpose       : Finds the DHCP lease of a MAC address on the school server.
# Note          : Works on the old school servers, which have no RUNE library.
# ------------------------------------------------------------------------------
set -euo pipefail

MESSAGE="$(cat)"
METADATA="$(jq -c '.message_metadata // {}' <<<"${MESSAGE}")"
OBSERVABILITY="$(jq -c '.observability // {}' <<<"${MESSAGE}")"
MAC_ADDRESS="$(jq -r '.payload.input_parameters.mac // ""' <<<"${MESSAGE}")"
LEASES_FILE="$(jq -r '.payload.input_parameters.leases // "/var/lib/dhcp/dhcpd.leases"' <<<"${MESSAGE}")"

answer_error() {
  jq -nc --argjson mm "${METADATA}" --argjson obs "${OBSERVABILITY}" --argjson code "$1" --arg text "$2" \
    '{message_metadata: $mm, payload: null, observability: $obs, error: {code: $code, message: $text, details: {}}}'
  exit "$1"
}

if [[ ! "${MAC_ADDRESS,,}" =~ ^([0-9a-f]{2}:){5}[0-9a-f]{2}$ ]]; then
  answer_error 1 "The MAC address is not valid."
fi
if [[ ! -r "${LEASES_FILE}" ]]; then
  answer_error 2 "The lease file cannot be read."
fi

# lease 10.20.4.17 { ... hardware ethernet 00:11:22:33:44:55; ... }
LEASE_IP="$(awk -v mac="${MAC_ADDRESS,,}" '
  $1 == "lease" { ip = $2 }
  $1 == "hardware" && tolower($3) == mac ";" { found = ip }
  END { print found }' "${LEASES_FILE}")"
if [[ -z "${LEASE_IP}" ]]; then
  answer_error 3 "There is no lease for this address."
fi
printf '{"message_metadata":%s,"payload":{"result":"success","output_data":{"ip":"%s"}},"observability":%s,"error":null}\n' "${METADATA}" "${LEASE_IP}" "${OBSERVABILITY}"
