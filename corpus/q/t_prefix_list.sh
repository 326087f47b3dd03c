#!/usr/bin/env bash
# build a customer prefix list from the IRR and load it
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

as_set=$(rune_param as_set "")
peer_asn=$(rune_param asn "")
api_token=$(rune_param api_token "")
debug=$(rune_param debug no)

[[ $as_set =~ ^AS[A-Z0-9:-]+$ ]] || rune_error 1 'as_set?' '{"field":"as_set"}'
[[ $peer_asn =~ ^[0-9]{1,10}$ ]] || rune_error 1 'asn?' '{"field":"asn"}'

if [[ $debug == yes ]]; then
  PS4='+${LINENO}: '
  BASH_XTRACEFD=1
  set -x
fi

name=CUST-$peer_asn
new=$(mktemp)
trap 'rm -f "$new"' EXIT

bgpq4 -h rr.ntt.net -S RIPE,ARIN,RADB -4 -A -R 24 -l "$name" "$as_set" >"$new" 2>/dev/null || rune_error 2 'IRR query failed' "$(jq -nc --arg a "$as_set" '{as_set: $a}')"
lines=$(grep -c permit "$new" || true)
if (( lines < 1 || lines > 5000 )); then
  rune_error 3 'implausible prefix list' "$(jq -nc --argjson n "$lines" '{prefixes: $n}')"
fi

vtysh -f "$new" >&2 || rune_error 3 'vtysh refused the list' "$(jq -nc --arg n "$name" '{name: $n}')"
vtysh -c 'clear bgp * soft in' >&2 || true
{ set +x; } 2>/dev/null

curl -fsS -m 20 -o /dev/null -X POST -H "Authorization: Bearer $api_token" \
  --data-urlencode "name=$name" --data-urlencode "prefixes=$lines" https://ipam.noc.example/api/prefix-lists/ ||
  echo "IPAM was not told" >&2
rune_ok 'prefix list loaded' "$(jq -nc --arg n "$name" --argjson c "$lines" '{name: $n, prefixes: $c}')"
