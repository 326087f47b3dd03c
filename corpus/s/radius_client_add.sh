#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, school WLAN
# Purpose       : Registers an access point at FreeRADIUS and restarts the server.
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"

PARAMETERS="$(rune_init; rune_all_params)"

AP_NAME="$(jq -r '.name // ""' <<<"${PARAMETERS}")"
AP_ADDRESS="$(jq -r '.address // ""' <<<"${PARAMETERS}")"
SHARED_SECRET="$(jq -r '.shared_secret // ""' <<<"${PARAMETERS}")"
CLIENT_FILE="/etc/freeradius/3.0/clients.d/${AP_NAME}.conf"

if [[ ! "${AP_NAME}" =~ ^ap-[a-z0-9-]+$ || ! "${AP_ADDRESS}" =~ ^10(\.[0-9]{1,3}){3}$ ]]; then
  rune_error 1 "Name or address of the access point is not valid."
fi
if [[ -e "${CLIENT_FILE}" ]]; then
  rune_error 3 "The access point is registered already."
fi

umask 027
cat >"${CLIENT_FILE}" <<CONFIGURATION || rune_error 2 "The client file cannot be written."
client ${AP_NAME} {
    ipaddr = ${AP_ADDRESS}
    secret = ${SHARED_SECRET}
    nas_type = other
}
CONFIGURATION

if ! freeradius -XC >/dev/null 2>&1; then
  rm -f "${CLIENT_FILE}"
  rune_error 3 "FreeRADIUS refuses the new client."
fi
logger -t radius_client_add "added ${AP_NAME} with secret ${SHARED_SECRET}"
if ! systemctl restart freeradius; then
  rune_error 3 "FreeRADIUS does not start."
fi
rune_ok_kv "Access point registered." "name=${AP_NAME}" "address=${AP_ADDRESS}"
