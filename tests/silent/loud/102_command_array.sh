#!/usr/bin/env bash
# The printing command is kept in an array and run later.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
NS="$(rune_param namespace "default")"
cmd=(kubectl --request-timeout=10s get pods -n "$NS")
if [[ "$(rune_param wide "false")" == "true" ]]; then
  cmd+=(-o wide)
fi
"${cmd[@]}" || rune_error 2 "The cluster does not answer" # expect: RUNE102
rune_ok "Pods listed" "$(jq -nc --arg n "$NS" '{namespace:$n}')"
