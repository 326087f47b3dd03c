#!/usr/bin/env bash
# Put prefixes into the edge drop set, with a timeout.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

declare -r table=edge set=drop4
ttl=$(rune_param ttl 3600)
prefixes_json=$(rune_param_json prefixes '[]')
(( ttl >= 60 && ttl <= 86400 )) || rune_error 1 "ttl must be 60..86400 seconds" '{"bad":["ttl"]}'

mapfile -t want < <(jq -r '.[]? | strings' <<<"$prefixes_json")
(( ${#want[@]} )) || rune_error 1 "no prefixes given" '{"missing":["prefixes"]}'

octet='(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])'
re="^$octet\\.$octet\\.$octet\\.$octet(/(3[0-2]|[12]?[0-9]))?\$"
good=() bad=()
for p in "${want[@]}"; do
  if [[ $p =~ $re ]]; then good+=("$p"); else bad+=("$p"); fi
done
if (( ${#bad[@]} )); then
  rune_error 1 "not IPv4 prefixes" "$(jq -nc '{bad:$ARGS.positional}' --args -- "${bad[@]}")"
fi

nft list set inet "$table" "$set" >/dev/null 2>&1 || rune_error 4 "the drop set is not there" '{"table":"edge","set":"drop4"}'

elements=$(printf "%s timeout ${ttl}s, " "${good[@]}")
if ! nft -f - <<EOF
add element inet $table $set { ${elements%, } }
EOF
then
  rune_error 3 "nft refused the elements" '{"step":"add"}'
fi

now_set=$(nft -j list set inet "$table" "$set" | jq -c '[.nftables[] | .set? // empty | .elem[]?]') \
  || rune_error 3 "cannot list the set again" '{"step":"verify"}'
size=$(jq length <<<"$now_set")
rune_ok_kv "Blocked" "added=${#good[@]}" "ttl=$ttl" "size=$size" "elements=$now_set"
