#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

dev=`rune_param bridge br0`
case "$dev" in
br[0-9]|br[0-9][0-9]) : ;;
*) rune_error 1 "bridge is br0..br99" "$(jq -nc --arg d "$dev" '{bridge:$d}')" ;;
esac
test -d /sys/class/net/$dev/bridge || rune_error 2 "no such bridge" "$(jq -nc --arg d "$dev" '{bridge:$d}')"

{
	echo "members:"
	ls /sys/class/net/$dev/brif || :
	date
} 1>&2

show() {
	bridge -j vlan show 2>/dev/null
}

ports() {
	for p in /sys/class/net/$dev/brif/*; do
		test -e "$p" || continue
		echo "${p##*/}"
	done
}

want=`ports | tr '\n' ' '`
test -n "$want" || rune_ok "bridge is empty" '{"ports":{}}'

json=`show` || rune_error 2 "bridge tool failed" '{"tool":"bridge"}'
filter='
	($w | split(" ") | map(select(length > 0))) as $names
	| [.[] | select(.ifname as $n | $names | index($n))]
	| map({(.ifname): [.vlans[].vlan]}) | add // {}
'
if ! vl=`echo "$json" | jq -c --arg w "$want" "$filter" 2>/dev/null`; then
	rune_error 3 "output of the bridge tool is not understood"
fi

untagged=`echo "$json" | jq '[.[] | .vlans[]? | select((.flags // []) | index("Egress Untagged"))] | length'` || untagged=0
n=`echo $want | wc -w`
n=`expr $n + 0` || :
logger -t vlan "bridge $dev: $n ports" 2>/dev/null || :
rune_ok "vlans read" "$(jq -nc --argjson v "$vl" --argjson n "$n" --argjson u "$untagged" '{ports:$v, count:$n, untagged:$u}')"
