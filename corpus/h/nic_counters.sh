#!/usr/bin/env bash
# owner: platform-net   ticket: PLAT-2199
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/plat.sh"

rune_init
plat::get IFACE interface eth0
[[ -d /sys/class/net/$IFACE ]] || plat::fail 2 "no such interface" interface "$IFACE"

counter() {
  local file=/sys/class/net/$IFACE/statistics/$1
  [[ -r $file ]] && cat "$file"
}

for name in rx_errors tx_errors rx_dropped tx_dropped; do
  value=$(counter "$name") || value=0
  plat::log "$name $value"
  rune_out "$name=$value"
done

# counters of the driver, their names are the driver's own: "rx-crc", "q0.tx_bytes"
while IFS=: read -r key value; do
  key=${key//[[:space:]]/}
  [[ -n $key && -n ${value// /} ]] || continue
  rune_out "${key}=${value// /}"
done < <(ethtool -S "$IFACE" 2>/dev/null | tail -n +2)

speed=$(ethtool "$IFACE" | awk '/Speed:/ { print $2 }')
rune_out speed "$speed"
rune_finish "counters of $IFACE"
