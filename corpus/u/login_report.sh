#!/bin/bash
# logins of the last days by class of terminal
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

tty=`rune_param tty pts`
min=`rune_param min_logins 1`
tmp=/tmp/logins.$$
trap 'rm -f $tmp' 0

last -w 2>/dev/null | grep -v '^reboot\|^wtmp\|^$' >$tmp || true

awk "\$2 ~ /^$tty/ { n[\$1]++ } END { for (u in n) print u, n[u] }" $tmp | sort >$tmp.s || rune_error 2 "awk failed" '{"step":"count"}'

users=0
while read u n
do
	[ "$n" -ge "$min" ] || continue
	users=`expr $users + 1`
done <$tmp.s
rm -f $tmp.s

echo "users on $tty terminals: $users"
if [ $users -eq 0 ]; then
	rune_error 3 "nobody logged in" "`jq -nc --arg t "$tty" '{tty:$t}'`"
fi
rune_ok_kv "logins counted" "tty=$tty" "users=$users"
