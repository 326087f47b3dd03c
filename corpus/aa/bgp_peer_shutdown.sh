#!/bin/sh
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

peer=`rune_param peer ""`
asn=`rune_param asn ""`
router=`rune_param router ""`
mode=`rune_param mode shutdown`

case "$asn" in
''|*[!0-9]*) rune_error 1 "asn must be numeric" ;;
esac
case "$router" in
''|-*|*[!a-z0-9.-]*) rune_error 1 "bad router name" "$(jq -nc --arg r "$router" '{router:$r}')" ;;
esac

case "$mode" in
shutdown)
	[[ "$peer" =~ ^[0-9a-fA-F.:]+$ ]] || rune_error 1 "peer is no address"
	cmd="neighbor $peer shutdown"
	;;
drain)
	# no address check here: peer groups may be drained by name
	cmd="neighbor $peer route-map GSHUT out"
	;;
*)
	rune_error 1 "mode is shutdown or drain" '{"modes":["shutdown","drain"]}'
	;;
esac

state() {
	ssh -o BatchMode=yes -o ConnectTimeout=8 "$router" "vtysh -c 'show bgp summary json'" 2>/dev/null |
	jq -r --arg p "$peer" '[.. | objects | .peers? // empty | .[$p]? // empty | .state] | first // "unknown"'
}

before=`state` || rune_error 2 "router does not answer" "$(jq -nc --arg r "$router" '{router:$r}')"

ssh -o BatchMode=yes "$router" "vtysh -c 'conf t' -c 'router bgp $asn' -c '$cmd'" >/dev/null 2>&1 || rune_error 3 "configuration not taken"
echo "write: `ssh -o BatchMode=yes "$router" "vtysh -c 'write memory'" 2>&1 | tail -1`"

after=`state` || after=unknown
rune_ok "peer handled" "$(jq -nc --arg p "$peer" --arg b "$before" --arg a "$after" '{peer:$p, before:$b, after:$a}')"
