#!/bin/bash
# set password ageing for all members of a group
set -euo pipefail
. `dirname $0`/rune_bpcs.sh

die() {
	echo "passwd_ageing: $*" >&2
	exit 1
}

rune_init
group=`rune_param group ""`
max=`rune_param max_days 90`
warn=`rune_param warn true`

[ "$group" ] || die "group is required"
line=`getent group "$group"` || die "no such group: $group"
case $max in
'' | *[!0-9]*) die "max_days is not a number" ;;
esac

users=`echo "$line" | cut -d: -f4 | tr , ' '`
done_=
bad=0
for u in $users
do
	if chage -M $max "$u" >&2; then
		done_="$done_ $u"
	else
		bad=`expr $bad + 1`
	fi
	if [ "$warn" = true ]; then
		chage -W 14 "$u" >&2 || true
	fi
done

n=`echo $done_ | wc -w | tr -d ' '`
if [ $bad -gt 0 ]; then
	rune_error 3 "ageing was not set for all" "`jq -nc --arg n $n --arg b $bad '{set:$n,failed:$b}'`"
fi
rune_ok_kv "ageing set" "group=$group" "users=$n" "max_days=$max"
