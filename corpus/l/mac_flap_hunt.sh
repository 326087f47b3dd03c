#!/bin/sh
# look for MAC addresses that move between ports of a bridge
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

BR=`rune_param bridge br0`
ROUNDS=`rune_param rounds 5`
LOCK=/run/lock/mac_flap.$BR

case "$ROUNDS" in
[1-9]|[1-9][0-9]) ;;
*) rune_error 1 "rounds must be 1 to 99" "`jq -nc --arg r "$ROUNDS" '{rounds:$r}'`" ;;
esac

if ! mkdir "$LOCK" 2>/dev/null; then
	logger -t mac_flap_hunt "another hunt is running"
	kill -TERM $$
fi
W=`mktemp -d`
trap 'rm -rf "$W" "$LOCK"' EXIT

i=0
while [ $i -lt $ROUNDS ]
do
	bridge fdb show br "$BR" 2>/dev/null | awk '$0 !~ /permanent/ { print $1, $3 }' | sort -u > $W/fdb.$i
	i=`expr $i + 1`
	sleep 2
done

cat $W/fdb.* | sort -u | awk '{ n[$1]++ } END { for (m in n) if (n[m] > 1) print m, n[m] }' > $W/flaps
FLAPS=`jq -Rnc '[inputs | split(" ") | {mac: .[0], ports: (.[1]|tonumber)}]' "$W/flaps"`
OUT=`jq -nc --arg b "$BR" --argjson f "$FLAPS" '{bridge:$b, flapping:$f}'`
if [ -s $W/flaps ]; then
	rune_error 3 "addresses are moving" "$OUT"
fi
rune_ok "no address moved" "$OUT"
