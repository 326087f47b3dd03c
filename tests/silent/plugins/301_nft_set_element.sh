#!/usr/bin/env bash
# A set element of nftables is written in braces around a checked address.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
addr=$(rune_param address "")
[[ $addr =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}$ ]] || rune_error 1 "Parameter address must be an IPv4 address"
if ! nft add element inet filter blocked "{ $addr timeout 1h }" 2>/dev/null; then
  rune_error 2 "Address was not blocked" "$(jq -nc --arg a "$addr" '{address: $a}')"
fi
rune_ok_kv "Address blocked" "address=$addr"
