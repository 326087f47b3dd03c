#!/usr/bin/env bash
# What awk keeps of one line until another one comes is in a list that has both.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

partition=$(rune_param partition "")
[[ $partition =~ ^[a-z0-9_]{3,32}$ ]] || rune_error 1 "invalid label" '{}'
slot="$(/usr/safenet/lunaclient/bin/lunacm -q -c 'slot list' 2>/dev/null </dev/null |
  awk -v p="$partition" '/Slot Id/ {s = $NF} /Label/ && $NF == p {print s; exit}')" || rune_error 2 "not reachable" '{}'
[[ $slot =~ ^[0-9]+$ ]] || rune_error 2 "no slot" '{}'
echo "slot $slot"  # expect: RUNE101
rune_ok "found" "$(jq -nc --arg s "$slot" '{slot:$s}')"
