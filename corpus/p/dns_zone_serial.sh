#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
[[ $zone =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "zone?" '{"field":"zone"}'

soa() { dig +short +time=3 +tries=2 SOA "$zone" "@$1" | awk 'NF == 7 {print $3}'; }

mapfile -t ns < <(dig +short +time=3 NS "$zone" | sed 's/\.$//' | sort)
((${#ns[@]})) || rune_error 2 "zone has no name servers" "$(jq -nc --arg z "$zone" '{zone:$z}')"
declare -A seen=()
for s in "${ns[@]}"; do
  v=$(soa "$s") || v=
  seen[${v:-none}]=1
  rune_out "$s" "${v:-none}"
done
rune_out zone "$zone"
if ((${#seen[@]} > 1)); then rune_err 3 "serials differ"; fi
rune_finish "serials read"
