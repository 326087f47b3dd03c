#!/bin/bash
#
# haproxy_weight - set the weight of one server through the stats socket
#
set -eu -o pipefail

dir=`cd \`dirname "$0"\` && pwd`
. "$dir/rune_bpcs.sh"
rune_init

sock=/run/haproxy/admin.sock
backend=`rune_param backend ""`
server=`rune_param server ""`
weight=`rune_param weight 100`

if [ -z "$backend" -o -z "$server" ]; then
    rune_error 1 "backend and server are required" '{"missing":["backend","server"]}'
fi
case "$backend$server" in
    *[!A-Za-z0-9_.-]*) rune_error 1 "odd characters in a name" '{}' ;;
esac
if [ "$weight" -ge 0 ] 2>/dev/null && [ "$weight" -le 256 ]; then
    :
else
    rune_error 1 "weight is 0 to 256" '{"field":"weight"}'
fi
[ -S $sock ] || [ -n "${HAPROXY_TCP-}" ] || rune_error 4 "no stats socket" '{"socket":"/run/haproxy/admin.sock"}'

ask() {
    echo "$1" | socat -t 5 "${HAPROXY_TCP:-unix-connect:$sock}" stdio
}

# "show stat": field 1 pxname, 2 svname, 18 status, 19 weight
old=`ask "show stat" 2>/dev/null | awk -F, -v b="$backend" -v s="$server" '$1 == b && $2 == s {print $19}'` || old=
if [ "x$old" = x ]; then
    rune_error 2 "no such server in that backend" "`jq -nc --arg b "$backend" --arg s "$server" '{backend:$b, server:$s}'`"
fi

ans=`ask "set server $backend/$server weight $weight"` || rune_error 2 "socket went away" '{}'
ans=`echo "$ans" | tr -d '\n'`
if [ -n "$ans" ]; then
    rune_error 3 "haproxy refused" "`jq -nc --arg a "$ans" '{answer:$a}'`"
fi
logger -t haproxy_weight "$backend/$server $old -> $weight" || :
rune_ok_kv "weight set" backend="$backend" server="$server" old="$old" new="$weight"
