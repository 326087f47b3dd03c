#!/usr/bin/env bash
# ---------------------------------------------------------------------------
# dhcp_subnet_declare - write one subnet declaration and reload ISC dhcpd
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SUBNET="$(rune_param subnet "")"
NETMASK="$(rune_param netmask "255.255.255.0")"
RANGE_START="$(rune_param range_start "")"
RANGE_END="$(rune_param range_end "")"
RELOAD="$(rune_param reload true)"
readonly SNIPPET_DIR="/etc/dhcp/subnets.d"

is_ipv4() {
  [[ "$1" =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}$ ]]
}

for VALUE in "${SUBNET}" "${NETMASK}" "${RANGE_START}" "${RANGE_END}"; do
  if ! is_ipv4 "${VALUE}"; then
    rune_error 1 "not an IPv4 address" "$(jq -nc --arg v "${VALUE}" '{value:$v}')"
  fi
done
if [[ ! -d "${SNIPPET_DIR}" ]]; then
  rune_error 4 "snippet directory is missing" "$(jq -nc --arg d "${SNIPPET_DIR}" '{directory:$d}')"
fi

SNIPPET="${SNIPPET_DIR}/${SUBNET}.conf"
PREVIOUS=""
if [[ -f "${SNIPPET}" ]]; then
  PREVIOUS="$(<"${SNIPPET}")"
fi
cat >"${SNIPPET}" <<EOF || rune_error 2 "cannot write the snippet" '{}'
subnet ${SUBNET} netmask ${NETMASK} {
  range ${RANGE_START} ${RANGE_END};
}
EOF

if ! CHECK="$(dhcpd -t -cf /etc/dhcp/dhcpd.conf 2>&1)"; then
  if [[ -n "${PREVIOUS}" ]]; then
    printf '%s\n' "${PREVIOUS}" >"${SNIPPET}"
  else
    rm -f "${SNIPPET}"
  fi
  rune_error 3 "dhcpd does not accept it" "$(jq -nc --arg c "${CHECK}" '{check:$c}')"
fi
if [[ "${RELOAD}" == "true" ]]; then
  systemctl restart isc-dhcp-server 2>/dev/null || rune_error 3 "dhcpd does not start" '{"unit":"isc-dhcp-server"}'
fi
rune_ok_kv "subnet declared" "subnet=${SUBNET}" "start=${RANGE_START}" "end=${RANGE_END}"
