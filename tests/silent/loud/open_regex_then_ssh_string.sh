#!/usr/bin/env bash
# A pattern without an anchor at the end lets anything follow.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
unit=$(rune_param unit "")
[[ $unit =~ ^[a-z]+ ]] || rune_error 1 "Bad unit name"
ssh -n web1.example.net "systemctl restart $unit" >&2 || rune_error 3 "Restart failed" # expect: RUNE503
rune_ok "Restarted" "$(jq -nc --arg u "$unit" '{unit:$u}')"
