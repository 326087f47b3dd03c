#!/usr/bin/env bash
# Fields of one line that awk reckons with, and whose text must have a shape: each of them is asked for again.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

shape='^([A-Z][a-z ]+) ([0-9]+) ([0-9]+[.][0-9]+)$'
line=$(clockctl -c state | awk -F, 'NF >= 9 { off = $5 * 1000; if (off < 0) off = -off; printf "%s %d %.3f\n", $9, $3, off }')
if [[ ! $line =~ $shape ]]; then
  rune_error 3 "not understood" '{}'
fi
state=${BASH_REMATCH[1]}
if [[ $state == "Not in step" ]]; then
  rune_error 3 "not in step" '{}'
fi
hops=${BASH_REMATCH[2]}
if (( hops > 10 )); then
  rune_error 3 "too far from the source" '{}'
fi
rune_ok "in step" '{}'
