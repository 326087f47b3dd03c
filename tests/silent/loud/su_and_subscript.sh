#!/usr/bin/env bash
# One value is executed by su on the second path, another stands in an indexed subscript.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
ARG="$(rune_param arg "")"
SLOT="$(rune_param slot "0")"
slots=(blue green)
[[ -n "$SLOT" ]] || rune_error 1 "slot must not be empty"
if [[ -n "$ARG" ]]; then
  su -s /bin/sh -c "bin/flip $ARG" app >&2 </dev/null || rune_error 3 "flip failed" # expect: RUNE503
fi
NAME="${slots[$SLOT]:-none}" # expect: RUNE503
rune_ok_kv "flipped" "slot=$NAME"
