#!/usr/bin/env bash
#
# vlan_provision: add a VLAN to a Linux bridge port and bring up the routed sub-interface.
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

BRIDGE="$(rune_param bridge "br0")"
PORT="$(rune_param port "")"
VLAN_ID="$(rune_param vlan_id "")"
ADDRESS="$(rune_param address "")"

log_step() { echo "[vlan_provision] $1" >&2; }

if [[ -z "${PORT}" || -z "${VLAN_ID}" ]]; then
  rune_error 1 "port and vlan_id are required" '{"missing":["port","vlan_id"]}'
fi
if [[ ! "${VLAN_ID}" =~ ^[0-9]{1,4}$ ]]; then
  rune_error 1 "vlan_id is not a number" "$(jq -nc --arg v "${VLAN_ID}" '{vlan_id:$v}')"
fi
if ! ip link show dev "${BRIDGE}" >/dev/null 2>&1; then
  rune_error 2 "bridge does not exist" "$(jq -nc --arg b "${BRIDGE}" '{bridge:$b}')"
fi

log_step "membership of ${PORT}"
if bridge -j vlan show dev "${PORT}" 2>/dev/null | jq -e --argjson v "$((10#${VLAN_ID}))" 'any(.[].vlans[]?; .vlan == $v)' >/dev/null; then
  log_step "already a member"
else
  bridge vlan add dev "${PORT}" vid "${VLAN_ID}" 2>&1 \
    || rune_error 3 "bridge refused the VLAN" "$(jq -nc --arg p "${PORT}" '{port:$p}')"
fi

SUB_IF="${BRIDGE}.${VLAN_ID}"
if [[ ! -e "/sys/class/net/${SUB_IF}" ]]; then
  ip link add link "${BRIDGE}" name "${SUB_IF}" type vlan id "${VLAN_ID}" 2>/dev/null \
    || rune_error 3 "sub-interface cannot be made" "$(jq -nc --arg i "${SUB_IF}" '{interface:$i}')"
fi
if [[ -n "${ADDRESS}" ]]; then
  ip address replace "${ADDRESS}" dev "${SUB_IF}" || rune_error 3 "address refused" '{}'
fi
ip link set dev "${SUB_IF}" up || rune_error 3 "interface does not come up" '{}'

STATE="$(cat "/sys/class/net/${SUB_IF}/operstate" 2>/dev/null || echo unknown)"
log_step "${SUB_IF} is ${STATE}"
rune_ok_kv "VLAN provisioned" "if=${SUB_IF}" "port=${PORT}" "vid=${VLAN_ID}" "state=${STATE}"
