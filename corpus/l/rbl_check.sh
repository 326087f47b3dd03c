#!/bin/bash
# are our mail exits on a DNS blacklist?
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

ZONES="zen.spamhaus.org bl.spamcop.net b.barracudacentral.org"
HOST=`rune_param host ""`
if [ -z "$HOST" ]
then
	rune_error 1 "host is required" '{"missing":["host"]}'
fi
command -v dig >/dev/null 2>&1 || rune_error 4 "dig is not installed" '{"tool":"dig"}'
SEEN=`mktemp`
trap 'rm -f "$SEEN"' EXIT

reverse ()
{
	echo "$1" | awk -F. '{ print $4 "." $3 "." $2 "." $1 }'
}

dig +short +time=3 +tries=2 "$HOST" A 2>/dev/null | grep '^[0-9]' | while read ip
do
	rev=`reverse $ip`
	for z in $ZONES
	do
		a=`dig +short +time=3 "$rev.$z" A 2>/dev/null | head -n 1` || a=
		case "$a" in
		127.*)	echo "$ip $z" >> $SEEN
			rune_out "last=$z"
			;;
		esac
	done
done || rune_error 2 "the name has no address" "`jq -nc --arg h "$HOST" '{host:$h}'`"

n=0
while read ip z
do
	echo "$ip is listed by $z" >&2
	n=`expr $n + 1`
done
rune_out "host=$HOST"
rune_out listed $n
if [ $n -gt 0 ]; then
	rune_err 3 "listed $n time(s)"
fi
rune_finish "blacklists asked"
