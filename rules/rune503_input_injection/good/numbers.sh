#!/usr/bin/env bash
# Arithmetic on what is known to be a number.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/rune_bpcs.sh"
rune_init

limit=$(rune_param limit 90)
if ! [[ $limit =~ ^[0-9]{1,3}$ ]]; then
  rune_error 1 "limit must be a number" '{"field":"limit"}'
fi
wanted=$(rune_param_json names '[]' | jq 'if type == "array" then length else 0 end')
name=$(rune_param name root)
margin=$(rune_param margin 5)
margin=${margin//[^0-9]/}

used=$(df -P / | awk 'NR == 2 { print $5 + 0 }')
if (( used > limit - ${margin:-0} )); then
  rune_error 3 "Too full" "$(jq -nc --argjson used "$used" '{used: $used}')"
fi
if (( wanted > 3 )) || (( ${#name} > 12 )); then
  rune_error 1 "Too much is asked for" '{"field":"names"}'
fi
declare -A level=([root]=90 [var]=80)
soft=${level[$name]:-85}

rune_ok "Enough room" "$(jq -nc --arg soft "$soft" '{soft: $soft}')"
