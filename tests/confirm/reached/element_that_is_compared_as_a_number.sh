#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

declare -A usage=()
limits=(80 90)
measure() {
  local -n into=$1
  local data meta
  IFS=: read -r data meta < <(pool-stat --columns data,meta 2>/dev/null) || return 1
  into[data]=${data%%.*} into[meta]=${meta%%.*}
  [[ -n ${into[data]} && -n ${into[meta]} ]]
}
measure usage || rune_error 2 "no such pool"
if (( usage[data] >= limits[0] )); then
  rune_error 30 "too full" # expect: RUNE405
fi
sum=$(( usage[meta] * 2 ))
if (( sum > 180 )); then
  rune_error 31 "too full" # expect: RUNE405
fi
rune_ok "fine"
