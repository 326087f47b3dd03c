#!/usr/bin/env bash
# The new test evaluates the value that it is meant to check.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
limit=$(rune_param limit "10")
[[ $limit -ge 1 ]] 2>/dev/null || rune_error 1 "Limit must be a number" # expect: RUNE503
prlimit --pid $$ --nofile=4096 || rune_error 3 "Cannot set the limit"
rune_ok "Limit set" "$(jq -nc --arg l "$limit" '{limit:$l}')"
