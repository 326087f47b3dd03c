#!/bin/bash
# who is over his quota on a file system
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

fs=`rune_param filesystem /export/home`
top=`rune_param top 10`
[ -d "$fs" ] || rune_error 2 "no such file system" "`jq -nc --arg f "$fs" '{filesystem:$f}'`"
expr "$top" : '[0-9][0-9]*$' >/dev/null || rune_error 1 "top is a number" '{"field":"top"}'

tmp=`mktemp`
trap "rm -f $tmp" 0
repquota -u "$fs" 2>/dev/null | awk '$2 ~ /^.\+/ {print $1, $3, $4}' | sort -k2,2nr >$tmp ||
	rune_error 2 "repquota failed" "`jq -nc --arg f "$fs" '{filesystem:$f}'`"

over=
n=0
while read user used soft
do
	n=`expr $n + 1`
	[ $n -le $top ] || break
	over="$over{\"user\":\"$user\",\"used_kb\":$used,\"soft_kb\":$soft},"
done <$tmp
over=`echo "$over" | sed 's/,$//'`

if [ $n -eq 0 ]; then
	echo "nobody over quota on $fs" | mail -s "quota ok" root >&2 || true
	exit 0
fi
rune_ok "users over quota" "{\"filesystem\":\"$fs\",\"over\":[$over]}"
