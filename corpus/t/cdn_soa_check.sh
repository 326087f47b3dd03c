#!/usr/bin/env bash
# Compare the SOA serial of a zone on all our name servers.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
[[ $zone =~ ^([a-z0-9-]+\.)+[a-z]{2,}\.?$ ]] || rune_error 1 "zone must be a domain name" '{"missing":["zone"]}'

mapfile -t ns < <(dig +short +time=3 +tries=2 NS "$zone" | sort -u)
if (( ${#ns[@]} == 0 )); then
  rune_error 2 "no name servers found" "[\"no-ns\"]"
fi

i=0
for n in "${ns[@]}"; do
  printf '%s %s\n' "$n" "$(dig +short +time=3 +tries=1 SOA "$zone" "@$n" | awk '{ print $3; exit }')"
done | sort -k2,2n | while read -r name serial; do
  [[ -n $serial ]] || continue
  rune_out "server_$((++i))" "$name $serial"
done

mapfile -t serials < <(for n in "${ns[@]}"; do dig +short +time=3 +tries=1 SOA "$zone" "@$n" | cut -d' ' -f3; done | sort -u)
rune_out zone "$zone"
rune_out distinct "${#serials[@]}"
(( ${#serials[@]} == 1 )) || rune_err 3 "serials differ between name servers"
rune_finish "SOA compared"
