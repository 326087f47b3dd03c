#!/usr/bin/env bash
# length of the deferred queue, and the domains that wait in it
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

max=$(rune_param max_deferred 500)
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max_deferred: number expected" '{}'
tmp=$(mktemp); trap 'rm -f "$tmp"' EXIT
postqueue -j >"$tmp" 2>/dev/null || rune_error 2 "postqueue failed" '{"hint":"is postfix running?"}'

# postqueue -j writes one JSON document per message (JSON Lines)
sum=$(jq -sc '
  { total: length,
    deferred: (map(select(.queue_name == "deferred")) | length),
    top: (map(.recipients[]?.address | sub(".*@"; "")) | group_by(.) | map({domain: .[0], n: length})
          | sort_by(-.n) | .[:5]) }' "$tmp") || rune_error 3 "queue listing is not JSON" '{}'

n=$(jq -r .deferred <<<"$sum")
if (( n > max )); then rune_error 3 "deferred queue too long: $n" "$sum"; fi
rune_ok "queue ok" "$sum"
