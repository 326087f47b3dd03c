#!/usr/bin/env bash
# can_bus_up: bring a CAN interface up at a bitrate and look whether frames arrive
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
trap '[[ $BASH_SUBSHELL -ne 0 ]] || rune_error 100 "unexpected" "{}"' ERR

fail() { rune_error "$1" "$2" "$(jq -nc --arg i "$ifc" --arg r "$rate" '{interface:$i, bitrate:$r}')"; }
frames() { ip -j -s link show dev "$ifc" 2>/dev/null | jq '.[0].stats64.rx.packets // 0' || echo 0; }

ifc=$(rune_param interface can0)
rate=$(rune_param bitrate 500000)
listen=$(rune_param listen_seconds 2)

case $rate in
  125000|250000|500000|1000000) ;;
  *) fail 1 "bitrate is not one of ours" ;;
esac
[[ $listen == [1-9] ]] || fail 1 "listen_seconds is 1 to 9"
[[ -d /sys/class/net/$ifc ]] || fail 2 "no such interface"

{
  ip link set "$ifc" down || true
  ip link set "$ifc" type can bitrate "$rate" restart-ms 100
  ip link set "$ifc" up
} >&2 || fail 3 "cannot bring it up"

before=$(frames)
( candump -n 5 -T "$((listen * 1000))" "$ifc" |& logger -t can_bus_up ) >/dev/null 2>&1 &
dump=$!
sleep "$listen"
kill "$dump" 2>/dev/null || true
wait "$dump" || :
after=$(frames)

heard=false
if (( after > before )); then heard=true; fi
rune_ok "bus is up" "$(jq -nc --arg i "$ifc" --argjson h "$heard" --argjson n "$((after - before))" '{interface:$i, heard:$h, frames:$n}')"
