#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

zone=`rune_param zone ""`
note=`rune_param note "serial bumped"`
zdir=/var/cache/bind/master
echo "$zone" | grep -Eq '^([a-z0-9_-]+\.)+[a-z]{2,}$' || rune_error 1 "zone name is malformed"
zf=$zdir/db.$zone
[ -w "$zf" ] || rune_error 2 "no zone file" "$(jq -nc --arg f "$zf" '{file:$f}')"

old=`awk '/[0-9]+[ \t]*;[ \t]*serial/ {print $1; exit}' "$zf"`
[ -n "$old" ] || rune_error 3 "no serial in the zone file"
today=`date +%Y%m%d`00
if [ "$old" -ge "$today" ]; then new=`expr "$old" + 1`; else new=$today; fi

t=`mktemp`
trap 'rm -f $t $t.z' 0
sed "s/^\([ \t]*\)$old\([ \t]*;[ \t]*serial\)/\1$new\2/" "$zf" >$t
sed "1s/^.*$/; $note/" $t >$t.z

if ! named-checkzone "$zone" $t.z; then
	rune_error 3 "zone does not load" "$(jq -nc --arg z "$zone" '{zone:$z}')"
fi
cp "$zf" "$zf.prev" && cat $t.z >"$zf" || rune_error 2 "zone file not written"

out=`rndc reload "$zone" 2>&1` || {
	cat "$zf.prev" >"$zf"
	rune_error 3 "reload refused" "rndc: $out"
}

n=0
while [ $n -lt 5 ]; do
	live=`dig +short +time=2 @127.0.0.1 "$zone" SOA | awk '{print $3}'` || live=
	[ "$live" = "$new" ] && break
	n=`expr $n + 1`
	sleep 1
done
[ "$live" = "$new" ] || rune_error 3 "server still answers the old serial" "$(jq -nc --arg l "$live" --arg n "$new" '{live:$l, wanted:$n}')"
rune_ok "zone bumped" "$(jq -nc --arg z "$zone" --arg o "$old" --arg n "$new" '{zone:$z, old:$o, new:$n}')"
