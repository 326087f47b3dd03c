#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

IFACE=$(rune_param iface wg0)
PEER=$(rune_param peer "")

if [[ -z $PEER ]]; then
  rune_error 1 "peer is required" '{"missing":["peer"]}'
fi

last_handshake() {
  wg show "$IFACE" latest-handshakes 2>/dev/null | awk -v p="$PEER" '$1 == p { print $2 }'
}

ts=$(last_handshake) || ts=0

for try in 1 2 3; do
  if ! wg set "$IFACE" peer "$PEER" persistent-keepalive 25; then
    sleep 1
    continue
  fi
  rune_ok "keepalive set" "$(jq -nc --arg p "$PEER" --arg t "$ts" '{peer:$p, last_handshake:$t}')"
}

rune_error 3 "wg set failed" '{}'
