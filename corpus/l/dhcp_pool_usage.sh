#!/bin/bash
# dhcp_pool_usage: leases in use per /24, ISC dhcpd
set -euo pipefail

DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

LEASES=`rune_param leases_file /var/lib/dhcp/dhcpd.leases`
LIMIT=`rune_param warn_percent 80`
case "$LIMIT" in
  ''|*[!0-9]*) rune_error 1 "warn_percent must be a number" '{"bad":["warn_percent"]}' ;;
esac
if [ ! -r "$LEASES" ]; then
  DETAILS=`jq -nc --arg f "$LEASES" '{leases_file:$f}'`
  rune_error 2 "lease file is not readable" "$DETAILS"
fi

TMP=`mktemp`
trap 'rm -f "$TMP"' 0 1 2 15

# the last record of an address wins
awk '
  /^lease /            { ip = $2 }
  /binding state/ && $1 == "binding" { sub(";", "", $3); st[ip] = $3 }
  END {
    for (i in st) if (st[i] == "active") { n = split(i, o, "."); if (n == 4) c[o[1] "." o[2] "." o[3]]++ }
    for (k in c) printf "%s %d\n", k, c[k]
  }' "$LEASES" > "$TMP" || rune_error 2 "cannot parse the lease file" '{}'

full=0
total=0
while read -r net used
do
  total=`expr $total + $used` || true
  pct=`expr $used \* 100 / 254` || true
  if [ "$pct" -ge "$LIMIT" ]
  then
    full=`expr $full + 1`
    echo "pool $net.0/24 is at $pct percent" >&2
  fi
done < "$TMP"

POOLS=`jq -Rnc '[inputs | split(" ") | {net: (.[0] + ".0/24"), used: (.[1] | tonumber)}]' "$TMP"`
OUT=`jq -nc --argjson p "$POOLS" --argjson t "$total" --argjson f "$full" '{pools:$p, active:$t, over_limit:$f}'`
if [ "$full" -gt 0 ]; then
  rune_error 3 "$full pool(s) over the limit" "$OUT"
fi
rune_ok "pools are fine" "$OUT"
