#!/usr/bin/env bash
# The same holds for a row of columns that is read twice.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
read -r -a state < <(zpool list -H -o health,capacity tank 2>/dev/null) || rune_error 2 "no such pool"
[[ ${state[0]-} != ONLINE ]] || rune_ok "the pool is well"
zpool clear tank >&2 || rune_error 2 "cannot be cleared"
read -r -a state < <(zpool list -H -o health,capacity tank 2>/dev/null) || rune_error 2 "no such pool"
if [[ ${state[0]-} == ONLINE ]]; then
  echo "well again" >&2
  exit 0 # expect: RUNE403
fi
rune_error 3 "still not well"
