#!/bin/bash
# tell the surviving dhcpd that its failover partner is down
set -eu
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

NAME=`rune_param peer_name dhcp-failover`
PORT=`rune_param omapi_port 7911`

if [ ! -f /etc/dhcp/dhcpd.conf ]; then
	echo "this host is no DHCP server, nothing to do" >&2
	exit 0
fi
case $NAME in
*[!A-Za-z0-9_-]*|"")
	rune_error 1 "bad failover name" '{"invalid":["peer_name"]}' ;;
esac

ask ()
{
	omshell 2>/dev/null <<EOF | awk -F' = ' '$1 == "local-state" { print $2 }' | tail -1
port $PORT
connect
new failover-state
set name = "$NAME"
open
$1
EOF
}

state=`ask ""`
case $state in
*04*)	rune_ok "partner is down already" '{"changed":false}' ;;
"")	rune_error 2 "dhcpd gives no failover state" "`jq -nc --arg n "$NAME" '{peer_name:$n}'`" ;;
esac
new=`ask "set local-state = 1
update"`
if [ -z "$new" ] || [ "$new" = "$state" ]
then
	rune_error 3 "the state did not change" "`jq -nc --arg s "$state" '{state:$s}'`"
fi
rune_ok "partner marked down" "`jq -nc --arg o "$state" --arg n "$new" '{before:$o, after:$n, changed:true}'`"
