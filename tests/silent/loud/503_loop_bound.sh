#!/usr/bin/env bash
# The bound of a loop in the style of C is an unchecked value.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

times=$(rune_param times 3)
lost=0
for ((i = 0; i < times; i++)); do # expect: RUNE503
  ping -c 1 -W 1 gateway.example.net >/dev/null 2>&1 || lost=$((lost + 1))
done
rune_ok_kv "Gateway probed" "lost=$lost"
