#!/usr/bin/env bash
# Standard error is opened on the path of descriptor one.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
IFACE="$(rune_param interface "eth0")"
ip link set dev "$IFACE" up 2>/dev/fd/1 || rune_error 2 "Cannot set the link up" # expect: RUNE107
rune_ok "Link is up" "$(jq -nc --arg i "$IFACE" '{interface:$i}')"
