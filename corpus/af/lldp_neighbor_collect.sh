#!/bin/bash
# lldp_neighbor_collect - which switch port is every NIC plugged into
set -euo pipefail

HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"

ONLY=`rune_param interface ""`

type lldpcli >/dev/null 2>&1 || rune_error 2 "lldpd is not installed" '{"command":"lldpcli"}'

RAW=`mktemp`
trap 'rm -f "$RAW"' 0
lldpcli -f keyvalue show neighbors $ONLY >"$RAW" 2>/dev/null || rune_error 2 "lldpd does not answer" '{}'

# lldp.eth0.chassis.name=sw1
# lldp.eth0.port.ifname=Gi1/0/7
PAIRS=`awk -F= '
  $1 ~ /\.chassis\.name$/ { split($1, p, "."); sw[p[2]] = $2 }
  $1 ~ /\.port\.ifname$/  { split($1, p, "."); port[p[2]] = $2 }
  END { for (i in sw) print i, sw[i], (i in port) ? port[i] : "-" }
' "$RAW" | sort`

if [ -z "$PAIRS" ]; then
  rune_error 3 "no neighbour seen" '{"neighbours":0}'
fi

DATA=`echo "$PAIRS" | jq -Rnc '[inputs | split(" ") | {interface: .[0], switch: .[1], port: .[2]}] | {neighbours: .}'`
echo "$PAIRS" | sed 's/^/lldp: /' >&2
rune_ok "neighbours collected" "$DATA"
