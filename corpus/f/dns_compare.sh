#!/usr/bin/env bash
# do all name servers of a zone answer the same?
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
[[ $zone =~ ^([a-z0-9-]+\.)+[a-z]{2,}$ ]] || rune_error 1 "zone looks wrong" '{"field":"zone"}'

answers=$(mktemp -d)
trap 'rm -rf -- "$answers"' EXIT

ns=()
mapfile -t ns < <(dig +short NS "$zone" 2>/dev/null | sort)
(( ${#ns[@]} )) || rune_error 2 "zone has no name servers, or no network"

i=0
for s in "${ns[@]}"; do
  i=$(( i + 1 ))
  dig +short +time=2 +tries=1 SOA "$zone" "@$s" 2>/dev/null >"$answers/$i" || : >"$answers/$i"
  awk -v s="$s" '{ printf "%-30s %s\n", s, $3 }' "$answers/$i" >&2
done

serials=$(cat "$answers"/* | awk 'NF { print $3 }' | sort -u)
distinct=$(grep -c . <<<"$serials") || distinct=0

out=$(jq -nc --arg z "$zone" --arg s "$serials" --argjson n "$i" --argjson d "$distinct" \
  '{zone:$z, servers:$n, distinct:$d, serials:($s | split("\n"))}')

case $distinct in
  0) rune_error 2 "no server answered" "$out" ;;
  1) rune_ok "zone is consistent" "$out" ;;
  *) rune_error 3 "serials differ" "$out" ;;
esac
