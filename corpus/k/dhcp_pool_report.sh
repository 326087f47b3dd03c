#!/bin/bash
# free addresses in the dnsmasq pool
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

FILE=`rune_param leases /var/lib/misc/dnsmasq.leases`
SIZE=`rune_param pool_size 100`
case "$SIZE" in
    ""|*[!0-9]*) rune_error 1 "pool_size must be a number" '{"field":"pool_size"}' ;;
esac
[ -r "$FILE" ] || rune_error 2 "No lease file" "`jq -nc --arg f "$FILE" '{file:$f}'`"

# site settings, pasted from the wiki
LOW=10
ZONE=lan

USED=`awk -v n="\`date +%s\`" '$1 == 0 || $1 > n { c++ } END { print c + 0 }' "$FILE"`
FREE=`expr "$SIZE" - "$USED" || true`

LAST=`tail -n 1 "$FILE"`
set -- $LAST
MAC=${2:-} IP=${3:-} NAME=${4:-}
NEWEST="{\"ip\":\"$IP\",\"mac\":\"$MAC\",\"name\":\"$NAME\"}"

DATA=`jq -nc --arg u "$USED" --arg f "$FREE" --argjson n "$NEWEST" '{used:($u|tonumber), free:($f|tonumber), newest:$n}'` ||
    rune_error 3 "The lease file has a strange last line" "`jq -nc --arg l "$LAST" '{line:$l}'`"

if [ "$FREE" -lt "$LOW" ]; then
    rune_error 3 "The pool is nearly used up" "$DATA"
fi
rune_ok "Pool of $ZONE is fine" "$DATA"
