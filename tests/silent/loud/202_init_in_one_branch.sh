#!/usr/bin/env bash
# On a terminal the library is initialised early, otherwise only after the first reader.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
if [[ -t 2 ]]; then
  echo "interactive run" >&2
  rune_init
fi
TABLE="$(rune_param table "filter")" # expect: RUNE202
rune_init
nft list table inet "$TABLE" >/dev/null 2>&1 || rune_error 2 "No such table"
rune_ok "The table exists" "$(jq -nc --arg t "$TABLE" '{table:$t}')"
