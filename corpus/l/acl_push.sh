#!/bin/bash
# push an access list to one switch (sshpass, old firmware)
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

SWITCH=`rune_param switch ""`
LOGIN=`rune_param login netops`
PASSWORD=`rune_param password ""`
ACL=`rune_param acl_file ""`

if [ -z "$SWITCH" ] || [ -z "$PASSWORD" ]; then
	rune_error 1 "switch and password are required" "`rune_all_params`"
fi
[ -s "$ACL" ] || rune_error 2 "no such list" "`jq -nc --arg f "$ACL" '{acl_file:$f}'`"

TMP=/tmp/acl_push.$$
trap 'rm -f $TMP $TMP.out' 0
{
	echo "configure terminal"
	grep -v '^[[:space:]]*!' "$ACL" || true
	echo "end"
	echo "write memory"
} > $TMP

tries=0
until sshpass -p "$PASSWORD" ssh -T -o StrictHostKeyChecking=yes "$LOGIN@$SWITCH" < $TMP > $TMP.out 2>&1
do
	tries=`expr $tries + 1`
	if [ $tries -ge 3 ]; then
		rune_error 2 "the switch does not let us in" "`jq -nc --arg s "$SWITCH" '{switch:$s, tries:3}'`"
	fi
	sleep 5
done

errors=`grep -c 'Invalid input' $TMP.out` || true
if [ "$errors" -gt 0 ]; then
	first=`grep -n 'Invalid input' $TMP.out | sed 1q` || first=unknown
	rune_error 3 "$errors line(s) refused" "`jq -nc --arg s "$SWITCH" --arg l "$first" '{switch:$s, first:$l}'`"
fi
rune_ok "access list pushed" "`jq -nc --arg s "$SWITCH" --arg n "$tries" '{switch:$s, retries:($n|tonumber)}'`"
