#!/usr/bin/env bash
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

include_virtual=$(rune_param include_virtual false)
declare -A drops=()
declare -a names=()

# stat_of IFACE COUNTER VAR
stat_of() {
  local -n into=$3
  local raw=0
  read -r raw <"/sys/class/net/$1/statistics/$2" 2>/dev/null || raw=0
  into=$raw
}

is_virtual() { [[ -d /sys/devices/virtual/net/$1 ]]; }

for path in /sys/class/net/*; do
  iface=${path##*/}
  [[ $iface == lo ]] && continue
  if is_virtual "$iface" && [[ $include_virtual != true ]]; then
    continue
  fi
  rx=0 tx=0
  stat_of "$iface" rx_dropped rx
  stat_of "$iface" tx_dropped tx
  drops[$iface]=$((rx + tx))
  names+=("$iface")
done

if ((${#names[@]} == 0)); then
  rune_error_kv 4 "No network interface found" "include_virtual=$include_virtual"
fi

addresses=$(ip -json address show 2>/dev/null | jq -c '[.[] | {name: .ifname, addresses: [.addr_info[].local]}]') ||
  rune_error 2 "ip does not answer" '{"command":"ip -json address show"}'

worst=${names[0]}
for iface in "${names[@]}"; do
  if ((${drops[$iface]} > ${drops[$worst]})); then
    worst=$iface
  fi
  rune_out "$iface=${drops[$iface]}"
done

rune_out worst "$worst"
rune_out addresses "$addresses"

if ((${drops[$worst]} > 100000)); then
  rune_err 3 "Interface $worst drops packets"
fi
rune_finish "Interfaces read"
