#!/bin/bash
# flush NAT and conntrack state of one inside host
set -euo pipefail
DIR=`dirname "$0"`
. $DIR/rune_bpcs.sh
rune_init

usage_exit ()
{
	echo "conntrack_flush_host: $1" >&2
	exit 1
}

ADDR=`rune_param address ""`
PROTO=`rune_param protocol all`
[ -n "$ADDR" ] || usage_exit "address is required"
command -v conntrack > /dev/null || usage_exit "conntrack-tools not installed"

case $PROTO in
all)	PARG="" ;;
tcp|udp|icmp)	PARG="-p $PROTO" ;;
*)	rune_error 1 "protocol must be all, tcp, udp or icmp" '{"invalid":["protocol"]}' ;;
esac

count ()
{
	conntrack -L $PARG -s "$ADDR" 2>/dev/null | wc -l
}

before=`count` || before=0
if [ "$before" -eq 0 ]
then
	rune_ok "no state for this host" "`jq -nc --arg a "$ADDR" '{address:$a, deleted:0}'`"
fi
if conntrack -D $PARG -s "$ADDR" 2>/dev/null
then
	:
else
	rune_error 3 "delete failed" "`jq -nc --arg a "$ADDR" '{address:$a}'`"
fi
after=`count` || after=0
OUT=`jq -nc --arg a "$ADDR" --arg b "$before" --arg c "$after" '{address:$a, before:($b|tonumber), after:($c|tonumber)}'`
rune_ok "state flushed" "$OUT"
