#!/usr/bin/env bash
# A limit of more lines than are worth trying does not keep from what stands behind it.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

url=$(rune_param url "https://lists.internal/drop.txt")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

curl -fsS --max-time 30 -o "$work/raw" "$url" 2>/dev/null || rune_error 2 "list not fetched" '{}'
sed 's/[;#].*//; s/[[:space:]]//g; /^$/d' "$work/raw" |
  grep -E '^[0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?$' | sort -u >"$work/list" || :
count=$(wc -l <"$work/list")

[ "$count" -gt 0 ] || rune_error 3 "list is empty" '{}'
[ "$count" -le 500000 ] || rune_error 3 "list is longer than the limit" '{}'
nft -f - 2>"$work/errors" || rune_error 3 "batch refused" '{}'  # expect: RUNE204
rune_ok "set replaced" "$(jq -nc --argjson n "$count" '{entries:$n}')"
