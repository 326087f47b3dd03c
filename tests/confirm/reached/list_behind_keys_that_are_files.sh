#!/usr/bin/env bash
# Where no file is there, the pattern itself becomes a key, with which no message comes out that could show the list.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

for path in /sys/class/net/*; do
  rune_out "${path##*/}=$(cat "$path/operstate" 2>/dev/null || echo unknown)" # expect: RUNE305
done
addresses=$(ip -json address show 2>/dev/null | jq -c '[.[] | .ifname]') || rune_error 2 "ip does not answer" '{}'
rune_out addresses "$addresses" # expect: RUNE304
rune_finish "Interfaces read"
