#!/bin/bash
# compare SOA serials of all name servers of a zone
set -euo pipefail
lib=`dirname "$0"`/rune_bpcs.sh
. "$lib"
rune_init

zone=`rune_param zone ""`
[ -n "$zone" ] || rune_fail 1 "zone is required" '{"missing":["zone"]}'

servers=`dig +short +time=3 NS "$zone" | sort` || rune_fail 2 "dig failed" '{}'
if [ -z "$servers" ]; then
    rune_fail 2 "zone has no name servers" "`jq -nc --arg z "$zone" '{zone:$z}'`"
fi

tmp=`mktemp`
trap 'rm -f "$tmp"' 0 1 2 15
for ns in $servers; do
    serial=`dig +short +time=3 @"$ns" SOA "$zone" 2>/dev/null | awk 'NR == 1 { print $3 }'` || serial=
    case "$serial" in
        ''|*[!0-9]*) serial=0 ;;
    esac
    echo "$ns $serial"
done >"$tmp"

cat "$tmp" >&2
kinds=`awk '{ print $2 }' "$tmp" | sort -u | wc -l`
table=`jq -Rnc '[inputs | split(" ") | {ns:.[0], serial:(.[1]|tonumber)}]' <"$tmp"`
data=`jq -nc --arg z "$zone" --argjson t "$table" '{zone:$z, servers:$t}'`
if [ $kinds -ne 1 ]; then
    rune_fail 3 "serials differ" "$data"
fi
rune_ok "serials agree" "$data"
