#!/bin/bash
# lower the VRRP priority of this node until the next reload
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"

CONF=/etc/keepalived/keepalived.conf

setup ()
{
	rune_init
	umask 022
}

INST=`rune_param instance VI_1`
PRIO=`rune_param priority 50`
[ -f $CONF ] || rune_error 4 "keepalived is not set up" '{"conf":"/etc/keepalived/keepalived.conf"}'

case $PRIO in
''|*[!0-9]*) rune_error 1 "priority is not a number" '{"invalid":["priority"]}' ;;
esac

TMP=`mktemp`
awk -v inst="$INST" -v prio="$PRIO" '
	$1 == "vrrp_instance"	{ inside = ($2 == inst) }
	inside && $1 == "priority"	{ sub(/[0-9]+/, prio); n++ }
	{ print }
	END { exit n ? 0 : 9 }' $CONF > $TMP || rune_error 3 "no such instance" "`jq -nc --arg i "$INST" '{instance:$i}'`"
cp -p $CONF $CONF.before || rune_error 2 "cannot keep a copy" '{}'
cat $TMP > $CONF || rune_error 2 "cannot write" '{}'
rm -f $TMP
kill -HUP `cat /run/keepalived.pid 2>/dev/null` 2>/dev/null || rune_error 3 "keepalived is not running" '{}'
rune_ok "node demoted" "`jq -nc --arg i "$INST" --arg p "$PRIO" '{instance:$i, priority:($p|tonumber)}'`"
