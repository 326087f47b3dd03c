#!/bin/bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
top=$(rune_param top 10)
[[ $top =~ ^[0-9]+$ ]] || rune_error 1 "top is not a number" '{}'

if [[ ! -d /run/systemd/system ]]; then
  echo "no systemd here, nothing to analyse" >&2
  exit 0
fi

if [[ $(rune_param verify no) == yes ]]; then
  exec systemd-analyze verify default.target >&2
fi

total=$(systemd-analyze time 2>/dev/null | sed -n 's/.*= \(.*\)$/\1/p' | sed -n 1p || true)
blame=$(systemd-analyze blame --no-pager 2>/dev/null | sed -n "1,${top}p" || true)

printf '%s\n' "$blame"

units=$(jq -Rnc '[inputs | ltrimstr(" ") | select(length > 0)]' <<<"$blame")
rune_ok "boot analysed" "$(jq -nc --arg t "$total" --argjson u "$units" '{total:$t, slowest:$u}')"
