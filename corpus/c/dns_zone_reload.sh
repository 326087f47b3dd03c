#!/bin/bash
# bump nothing, just reload the zone and ask our own server
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ZONE=`rune_param zone ""`
SERVER=`rune_param server "127.0.0.1"`
if [ -z "$ZONE" ]; then
    rune_error 1 "zone is required" '{"missing":["zone"]}'
fi

named-checkzone -q "$ZONE" "/etc/bind/zones/$ZONE" || rune_error 3 "zone file has errors" "{\"zone\":\"$ZONE\"}"

printf 'reloading %s\n' "$ZONE"

rndc reload "$ZONE" > /dev/null 2>&1
if [ $? != 0 ]; then
    rune_error 3 "rndc failed" '{"step":"reload"}'
fi

SERIAL=`dig +short @"$SERVER" "$ZONE" SOA | awk '{print $3}'`
if [ -z "$SERIAL" ]; then
    echo "no serial" >&2
    exit 3
fi
rune_ok "Zone reloaded" "`jq -nc --arg z "$ZONE" --arg s "$SERIAL" '{zone:$z, serial:$s}'`"
