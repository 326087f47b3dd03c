#!/usr/bin/env bash
# The trace of the shell is sent to descriptor one.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
POOL="$(rune_param pool "web")"
BASH_XTRACEFD=1; set -x # expect: RUNE107
[[ $POOL =~ ^[a-z]+$ ]] || rune_error 1 "Bad pool name"
{ set +x; } 2>/dev/null
/usr/local/sbin/pool-refresh "$POOL" >/dev/null 2>&1 </dev/null || rune_error 2 "Refresh failed"
rune_ok "Refreshed" "$(jq -nc --arg p "$POOL" '{pool:$p}')"
