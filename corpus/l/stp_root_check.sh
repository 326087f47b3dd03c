#!/usr/bin/env bash
# is the expected bridge still the root of the spanning tree?
set -euo pipefail
lib=$(dirname "$0")/rune_bpcs.sh
[[ -r $lib ]] || lib=/opt/rune/lib/rune_bpcs.sh
rune_init
bridge=$(rune_param bridge br0)
expected=$(rune_param root_id "")
[[ $bridge =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bridge: bad name" '{"invalid":["bridge"]}'

# the kernel's own view, no brctl needed
sys=/sys/class/net/$bridge/bridge
[[ -d $sys ]] || rune_error 2 "no such bridge" "$(jq -nc --arg b "$bridge" '{bridge:$b}')"
root=$(<"$sys/root_id") cost=$(<"$sys/root_path_cost") changes=$(<"$sys/topology_change_detected")
out=$(jq -nc --arg b "$bridge" --arg r "$root" --arg c "$cost" --arg t "$changes" \
  '{bridge:$b, root:$r, path_cost:($c|tonumber), changing:($t == "1")}')

if [[ -n $expected && $root != "$expected" ]]; then
  rune_error 3 "another bridge is root" "$out"
fi
rune_ok "root bridge is as expected" "$out"
