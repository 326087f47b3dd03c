#!/usr/bin/env bash
# Which next hops does FRR hold for one prefix?
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

prefix=$(rune_param prefix "")
min_paths=$(rune_param min_paths 2)
[[ -n $prefix ]] || rune_error 1 "prefix is required" '{"missing":["prefix"]}'
[[ $min_paths =~ ^[0-9]{1,2}$ ]] || rune_error 1 "min_paths must be a number" '{"bad":["min_paths"]}'

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

if ! timeout 20 vtysh -c 'show bgp ipv4 unicast json' >"$work/bgp.json" 2>"$work/err"; then
  rune_error $? "vtysh failed" "$(jq -nc --rawfile e "$work/err" '{stderr:$e}')"
fi
jq -e 'has("routes")' "$work/bgp.json" >/dev/null || rune_error 3 "unexpected answer of vtysh" '{}'

paths=$(jq -c "[.routes[\"$prefix\"][]? | {peer: .peerId, path: .path, valid: (.valid // false)}]" "$work/bgp.json") \
  || rune_error 3 "cannot read the routes" '{}'
n=$(jq '[.[] | select(.valid)] | length' <<<"$paths")

if (( n < 10#$min_paths )); then
  rune_error 3 "too few valid paths" "$(jq -nc --argjson p "$paths" --argjson n "$n" '{paths:$p, valid:$n}')"
fi
rune_ok "Enough paths" "$(jq -nc --arg x "$prefix" --argjson p "$paths" --argjson n "$n" '{prefix:$x, valid:$n, paths:$p}')"
