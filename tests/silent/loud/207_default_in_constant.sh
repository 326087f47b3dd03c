#!/usr/bin/env bash
# The default comes from a constant that is true.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
readonly ON=true OFF=false
FORCE="$(rune_param force "$OFF")"
RELOAD="$(rune_param reload "${ON}")" # expect: RUNE207
args=(-t)
if [[ $FORCE == "$ON" ]]; then args+=(-q); fi
nginx "${args[@]}" >/dev/null 2>&1 || rune_error 3 "The configuration is broken"
if [[ $RELOAD == "$ON" ]]; then
  nginx -s reload >/dev/null 2>&1 || rune_error 2 "Reload failed"
fi
rune_ok "Checked" "$(jq -nc --arg r "$RELOAD" '{reload:$r}')"
