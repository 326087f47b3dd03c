#!/usr/bin/env bash
# Errexit is off in a substitution, so the last command alone decides.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
peers=$(wg show wg0 peers 2>/dev/null; true)
routes=$(ip -4 route show table 100 2>/dev/null || :)
rune_ok "Tunnel read" "$(jq -nc --arg p "$peers" --arg r "$routes" '{peers:$p,routes:$r}')"
