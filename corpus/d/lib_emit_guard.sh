#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/emit.sh"
source "${SCRIPT_DIR}/lib/retry.sh"

rune_init
guard_install

IFACE=$(rune_param interface "eth0")
MTU=$(rune_param mtu "1500")

if [[ ! $MTU =~ ^[1-9][0-9]{2,4}$ ]]; then
  emit_error 1 "mtu out of range" '{}'
fi

# any failure from here on is reported by the guard
ip link show dev "$IFACE" >/dev/null
OLD=$(cat "/sys/class/net/$IFACE/mtu")
ip link set dev "$IFACE" mtu "$MTU"
retry 3 1 ip link set dev "$IFACE" up
NEW=$(cat "/sys/class/net/$IFACE/mtu")

if [[ $NEW != "$MTU" ]]; then
  exit 3
fi
emit_ok "mtu set" "$(jq -nc --arg i "$IFACE" --argjson o "$OLD" --argjson n "$NEW" '{interface:$i, old:$o, new:$n}')"
