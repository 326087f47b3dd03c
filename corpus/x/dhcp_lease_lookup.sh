#!/bin/bash
# dhcp_lease_lookup - who has (had) that address
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"

LEASES=/var/lib/dhcp/dhcpd.leases

usage () {
  rune_error 1 "address is needed" '{"missing":["address"]}'
}

ADDR=`rune_param address ""`
rune_init
MAC=`rune_param mac ""`

if [ -z "$ADDR" -a -z "$MAC" ]; then
  usage
fi
[ -r $LEASES ] || rune_error 2 "no leases file" '{"file":"dhcpd.leases"}'

T=`mktemp`
trap 'rm -f $T' 0
awk '
  /^lease/      { ip=$2; mac=""; st="" }
  /hardware eth/ { mac=$3; sub(/;/, "", mac) }
  /^ *binding state/ { st=$3; sub(/;/, "", st) }
  /^}/          { print ip, mac, st }' $LEASES > $T

json=""
while read ip mac st
do
  if [ "$ip" = "$ADDR" -o "$mac" = "$MAC" ]; then
    json="$json{\"ip\":\"$ip\",\"mac\":\"$mac\",\"state\":\"$st\"},"
  fi
done < $T
json=`echo "$json" | sed 's/,$//'`
rune_ok "leases" "{\"leases\":[$json]}"
