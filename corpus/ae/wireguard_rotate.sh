#!/usr/bin/env bash
#
# wireguard_rotate: new key pair for one interface, public half goes back
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

# keep what the library says about a bad message
rune_init 2>&1 | tee -a /var/log/rune-wireguard.log >&2

INTERFACE="$(rune_param interface "wg0")"
PEERS_JSON="$(rune_param_json peers '[]')"

if [[ ! "${INTERFACE}" =~ ^wg[0-9]+$ ]]; then
  rune_error 1 "interface must be like wg0"
fi
if ! ip link show dev "${INTERFACE}" >/dev/null 2>&1; then
  rune_error 2 "No such interface"
fi

umask 077
KEY_FILE="/etc/wireguard/${INTERFACE}.key"
wg genkey >"${KEY_FILE}.new" || rune_error 2 "wg made no key"
PUBLIC="$(wg pubkey <"${KEY_FILE}.new")" || rune_error 3 "wg does not like its own key"
mv "${KEY_FILE}.new" "${KEY_FILE}" || rune_error 3 "Cannot store the key"
wg set "${INTERFACE}" private-key "${KEY_FILE}" || rune_error 3 "The interface did not take the key"

UNREACHABLE=()
while read -r peer; do
  ping -c 1 -W 2 "${peer}" >/dev/null 2>&1 || UNREACHABLE+=("${peer}")
done < <(jq -r '.[]' <<<"${PEERS_JSON}")

rune_ok "Key rotated" "$(jq -nc --arg p "${PUBLIC}" '{public:$p, unreachable:$ARGS.positional}' --args "${UNREACHABLE[@]}")"
