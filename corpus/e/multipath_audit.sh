#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

min=$(rune_param min_paths 2)
[[ $min =~ ^[0-9]+$ ]] || rune_error 1 "min_paths must be a number" '{"parameter":"min_paths"}'

list=$(multipathd show maps raw format '%n|%N|%S' 2>/dev/null) || rune_error 2 "multipathd does not answer" '{}'

degraded=0
report=()
while IFS='|' read -r name paths size; do
  [[ -n $name ]] || continue
  if ((paths < min)); then
    ((degraded += 1))
    report+=("$(jq -nc --arg n "$name" --arg p "$paths" --arg s "$size" '{map:$n, paths:($p|tonumber), size:$s}')")
  fi
done <<<"$list"

bad=$(printf '%s\n' "${report[@]}" | jq -sc .)

if ((degraded)); then
  rune_error 3 "$degraded maps are degraded" "$(jq -nc --argjson b "$bad" '{degraded:$b}')"
fi
rune_ok "all maps have $min paths or more" "{}"
