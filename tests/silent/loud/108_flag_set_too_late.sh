#!/usr/bin/env bash
# The flag that silences the trap is set behind the emitter, which never returns.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
SENT=no
trap 'if [[ $SENT == no ]]; then rune_error 100 "Ended early"; fi' EXIT # expect: RUNE108
NODE="$(rune_ctx node "unknown")"
UP="$(uptime -p 2>/dev/null)" || UP=unknown
rune_ok "Uptime read" "$(jq -nc --arg n "$NODE" --arg u "$UP" '{node:$n, uptime:$u}')"
SENT=yes
