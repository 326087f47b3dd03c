#!/usr/bin/env bash
# An alias of the key and value helper for errors gets the code zero.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

if ! nmcli -t connection show --active 2>/dev/null | grep -q vpn; then
  rune_fail_kv 0 "Tunnel is down" "tunnel=vpn" # expect: RUNE404
fi
rune_ok_kv "Tunnel is up" "tunnel=vpn"
