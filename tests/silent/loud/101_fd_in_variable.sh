#!/usr/bin/env bash
# The descriptor number stands in a variable, which is the contract stdout.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
LOG_FD=1
UNIT="$(rune_param unit "nginx.service")"
printf 'reloading %s\n' "$UNIT" >&"$LOG_FD" # expect: RUNE101
systemctl reload "$UNIT" >/dev/null 2>&1 || rune_error 2 "Reload failed"
rune_ok "Reloaded" "$(jq -nc --arg u "$UNIT" '{unit:$u}')"
