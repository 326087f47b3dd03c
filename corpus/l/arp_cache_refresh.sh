#!/usr/bin/env bash
# flush the neighbour table of one device and see that the gateway comes back
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
log=/var/log/rune/arp-$(rune_ctx node local).log
rune_init
dev=$(rune_param device "")
[[ -d /sys/class/net/${dev:-/none} ]] || rune_emit "no such device: $dev" 2

mkdir -p "${log%/*}"
before=$(ip -4 neigh show dev "$dev" 2>/dev/null | wc -l) || before=0
ip -4 neigh flush dev "$dev" >>"$log" 2>&1 || rune_error 3 "flush failed" "$(jq -nc --arg d "$dev" '{device:$d}')"

# first default gateway on the device, if there is one
gw=$(ip -4 route show default dev "$dev" 2>/dev/null | awk '{ print $3; exit }') || gw=
if [[ -n $gw ]] && ! ping -q -c 2 -W 2 -I "$dev" "$gw" >>"$log" 2>&1; then
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg g "$gw" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:3, message:"gateway does not answer", details:{gateway:$g}}}')
  rune_emit "$doc" 0
fi
rune_ok "neighbour table refreshed" "$(jq -nc --arg d "$dev" --arg g "$gw" --argjson b "$before" '{device:$d, gateway:$g, before:$b}')"
