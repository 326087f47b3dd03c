#!/usr/bin/env bash
# Make a PowerDNS secondary fetch its zones again and compare serials with the primary.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

primary=$(rune_param primary "")
mapfile -t zones < <(rune_param_json zones '[]' | jq -r '.[]?')
[[ $primary =~ ^[A-Za-z0-9.:-]+$ ]] || rune_error 1 "primary is required" '{"missing":["primary"]}'
(( ${#zones[@]} )) || rune_error 1 "zones: at least one" '{"missing":["zones"]}'

serial() { dig +short +time=4 "@$1" "$2" SOA 2>/dev/null | awk '{ print $3 }'; }

behind=()
for zone in "${zones[@]}"; do
  pdns_control retrieve "$zone" >&2 || rune_error 2 "pdns_control failed" "$(jq -nc --arg z "$zone" '{zone:$z}')"
  for try in 1 2 3 4 5; do
    there=$(serial "$primary" "$zone") || there=
    mine=$(serial 127.0.0.1 "$zone") || mine=
    [[ -n $there && $there == "$mine" ]] && continue 2
    sleep "$try"
  done
  behind+=("$zone")
done
if (( ${#behind[@]} )); then
  rune_error 3 "zones are behind" "$(jq -nc '{behind:$ARGS.positional}' --args "${behind[@]}")"
fi
rune_ok "zones are level" "$(jq -nc --argjson n "${#zones[@]}" '{zones:$n}')"
