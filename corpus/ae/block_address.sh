#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"; rune_init
trap 'rune_error 100 "interrupted"' INT TERM

A=$(rune_param address ""); T=$(rune_param hours 24); W=$(rune_param reason manual)
mapfile -t GW < <(rune_param_json gateways '[]' | jq -r '.[]')
[[ $T =~ ^[0-9]{1,3}$ ]] || rune_error 1 "hours: a number below 1000"
[[ $A =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}(/[0-9]{1,2})?$ ]] || rune_error 1 "not an IPv4 address or network"
((${#GW[@]})) || rune_error 1 "no gateways"

done_on=() failed=()
for g in "${GW[@]}"; do
  if ssh -n -o BatchMode=yes -- "$g" "nft add element inet filter blocked { $A timeout ${T}h }" >&2; then
    done_on+=("$g")
  else
    failed+=("$g")
  fi
  logger -t block_address -- "$A on $g for ${T}h ($W)" || :
done

D=$(jq -nc --arg a "$A" '{address:$a, ok:($ARGS.positional)}' --args "${done_on[@]}")
((${#failed[@]} == 0)) || rune_error 3 "not on every gateway: ${failed[*]}" "$D"
rune_ok "blocked for $T h" "$D"
