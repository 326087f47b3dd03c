#!/usr/bin/env bash
# Both branches of the condition initialise.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
if [[ -w /var/log ]]; then
  LOG=/var/log/rune-plugin.log
  rune_init 2>>"$LOG"
else
  LOG=/dev/null
  rune_init
fi
BAY="$(rune_param bay "0")"
printf 'bay %s\n' "$BAY" >>"$LOG" || rune_error 2 "Cannot write the log"
ledctl "locate=/dev/disk/by-path/bay-${BAY}" >/dev/null 2>&1 || rune_error 2 "Cannot light the bay"
rune_ok "Bay is lit" "$(jq -nc --arg b "$BAY" '{bay:$b}')"
