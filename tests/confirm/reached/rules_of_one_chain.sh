#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

chain=$(rune_param chain "")
dump=$(rune_param dump /etc/nftables.save)
[[ $chain =~ ^[a-z]+$ ]] || rune_error 1 "No chain" '{}'
[[ -r $dump ]] || rune_error 2 "No dump" '{}'
part=$(mktemp)
trap 'rm -f "$part"' EXIT
{
  echo "# $chain"
  sed -n "s/^add rule $chain //p" "$dump"
} >"$part"
grep -q 'accept$' "$part" || rune_error 10 "Nothing is let through" '{}' # expect: RUNE405
nft -c -f "$part" >&2 || rune_error 0 "The rules are broken" '{}' # expect: RUNE404
rune_ok "Rules are good"
