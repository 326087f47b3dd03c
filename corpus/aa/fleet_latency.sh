#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

mapfile -t peers < <(rune_param_json peers '["gw1.games.lan","gw2.games.lan"]' | jq -r '.[]? // empty')
warn=$(rune_param warn_ms 40)
[[ $warn =~ ^[0-9]{1,4}$ ]] || rune_error 1 "warn_ms must be a number"
(( ${#peers[@]} )) || rune_error 1 "no peers" '{"missing":["peers"]}'

d=$(mktemp -d)
trap 'rm -rf "$d"' EXIT
exec 3>&1 >"$d/chatter"

# one ping per peer, all at once; each job closes what it must not hold
probe() {
  local out
  out=$(ping -n -q -c 5 -W 2 "$1" 2>/dev/null | awk -F/ '/^(rtt|round-trip)/ {print $5}') || out=
  printf '%s\t%s\n' "$1" "${out:-}" >"$d/$2.row"
}

i=0
for p in "${peers[@]}"; do
  [[ $p =~ ^[a-z0-9.-]+$ ]] || { echo "odd peer ${p@Q}"; continue; }
  echo "probing $p"
  i=$((i + 1))
  probe "$p" "$i" 3>&- >/dev/null 2>&1 &
done
wait

cat "$d"/*.row >"$d/all" 2>/dev/null || rune_error 1 "no usable peer" '{"usable":0}' >&3
worst=$(sort -t $'\t' -k2,2nr "$d/all" | head -n 1 | cut -f2)
rows=$(jq -Rnc '[inputs | split("\t") | {peer: .[0], ms: (.[1] | tonumber? // null)}]' "$d/all")
cat "$d/chatter" >&2

if awk -v w="${worst:-0}" -v l="$warn" 'BEGIN {exit !(w > l)}'; then
  rune_error 3 "a peer is slow" "$(jq -nc --argjson r "$rows" '{peers:$r}')" >&3
fi
rune_ok "all peers are near" "$(jq -nc --argjson r "$rows" '{peers:$r}')" >&3
