#!/usr/bin/env bash
# The trap finishes the accumulated report although a branch answers on its own.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
trap 'rune_finish "Report complete"' EXIT # expect: RUNE108
BRIDGE="$(rune_param bridge "br0")"
rune_out bridge "$BRIDGE"
if ! ip link show dev "$BRIDGE" >/dev/null 2>&1; then
  rune_error 2 "No such bridge" "$(jq -nc --arg b "$BRIDGE" '{bridge:$b}')"
fi
rune_out state "present"
