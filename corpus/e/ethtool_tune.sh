#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

IFACE=$(rune_param iface "")
RX=$(rune_param rx 4096)
TX=$(rune_param tx 4096)

[[ -e /sys/class/net/$IFACE/operstate && -n $IFACE ]] || rune_error 2 "no such interface" '{}'

# ring sizes; ethtool complains when they are already set
ethtool -G "$IFACE" rx "$RX" tx "$TX" 2>&1 || echo "ring sizes unchanged" >&2

offloads=(gro gso tso)
for o in "${offloads[@]}"; do
  printf 'offload %s\n' "$o"
  ethtool -K "$IFACE" "$o" on >/dev/null 2>&1 || echo "no $o on $IFACE" >&2
done

speed=$(ethtool "$IFACE" | grep Speed | cut -d: -f2)
rune_ok_kv "tuned" "iface=$IFACE" "speed=${speed# }" "rx=$RX" "tx=$TX"
