#!/usr/bin/env bash
# The old test builtin does not evaluate, and refuses all that is no number.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
limit=$(rune_param limit "10")
[ "$limit" -ge 1 ] 2>/dev/null || rune_error 1 "Limit must be a number"
[ "$limit" -le 500 ] || rune_error 1 "Limit too high"
prlimit --pid $$ --nofile="$((limit * 1024))" || rune_error 3 "Cannot set the limit"
rune_ok "Limit set" "$(jq -nc --arg l "$limit" '{limit:$l}')"
