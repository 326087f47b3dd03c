#!/usr/bin/env bash
# The accumulator records a code outside the standard.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
rune_out "area=mail"
if postqueue -p 2>/dev/null | grep -q 'deferred'; then
  rune_err 10 "Mail is deferred" # expect: RUNE405
fi
rune_finish "Mail queue looked at"
