#!/usr/bin/env bash
# A public variable of the library is used before it is filled.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
TRACE="$(jq -r '.trace_id // "none"' <<<"$RUNE_OBSERVABILITY")" # expect: RUNE202
rune_init
logger -t plugin -- "trace ${TRACE}" || true
LEASES=/var/lib/misc/dnsmasq.leases
[[ -r $LEASES ]] || rune_error 2 "No lease file"
rune_ok "Leases counted" "$(jq -nc --arg n "$(wc -l <"$LEASES")" '{leases:($n|tonumber)}')"
