#!/usr/bin/env bash
# Do all name servers of a zone carry the same SOA serial?
set -euo pipefail
DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$DIR/rune_bpcs.sh"
rune_init

ask()     { dig +short +time=3 +tries=1 "$@" 2>/dev/null; }
servers() { ask NS "$1" | sed 's/\.$//' | sort; }
serial()  { ask SOA "$2" "@$1" | awk 'NR == 1 {print $3}'; }
die()     { rune_error "$1" "$2" "$(jq -nc --arg zone "$zone" '{zone:$zone}')"; }

zone=$(rune_param zone "")
zone=${zone%.}
expect=$(rune_param expect "")
[[ -n $zone ]] || die 1 "Missing required parameter: zone"

ns_list=$(servers "$zone") || die 2 "Cannot ask for the name servers"
[[ -n $ns_list ]] || die 2 "Zone has no name servers"

declare -A seen
report=()
while read -r ns; do
  s=$(serial "$ns" "$zone" || true)
  seen[${s:-none}]=1
  report+=(--arg "$ns" "${s:-}")
done <<<"$ns_list"

# $ARGS.named takes any key as data
by_server=$(jq -nc '$ARGS.named' "${report[@]}")
distinct=${#seen[@]}
details=$(jq -nc --arg zone "$zone" --argjson by "$by_server" --argjson n "$distinct" '{zone:$zone, serials:$by, distinct:$n}')

if [[ -v seen[none] ]]; then
  rune_error 2 "At least one name server does not answer" "$details"
elif [ "$distinct" -ne 1 ]; then
  rune_error 3 "Serials differ" "$details"
elif [[ -n $expect && ! -v seen[$expect] ]]; then
  rune_error 3 "Serial is not the expected one" "$details"
else
  rune_ok "All name servers agree" "$details"
fi
