#!/bin/bash
# old hand: bash 3, no arrays, no [[ ]]
set -e
set -u
set -o pipefail

here=`dirname "$0"`
. "$here/rune_bpcs.sh"
rune_init

backend=`rune_param backend ""`
server=`rune_param server ""`
weight=`rune_param weight "100"`
sock=/run/haproxy/admin.sock

if [ -z "$backend" ] || [ -z "$server" ]; then
  rune_error 1 "backend and server are required" '{"missing":["backend","server"]}'
fi
case "$backend$server" in
  *[!a-zA-Z0-9_.-]*) rune_error 1 "odd characters in a name" '{}' ;;
esac
case "$weight" in
  ''|*[!0-9]*) rune_error 1 "weight is a number" '{"field":"weight"}' ;;
esac
if [ "$weight" -gt 256 ]; then
  rune_error 1 "weight is 0 to 256" '{"field":"weight"}'
fi
if test ! -S "$sock"; then
  rune_error 4 "haproxy has no admin socket" "`jq -nc --arg s "$sock" '{socket:$s}'`"
fi

ask() {
  echo "$1" | socat - "UNIX-CONNECT:$sock" 2>/dev/null
}

before=`ask "get weight $backend/$server" | awk '{ print $1; exit }'` || before=""
if [ -z "$before" ]; then
  rune_error 2 "haproxy does not answer" "`jq -nc --arg b "$backend" '{backend:$b}'`"
fi
answer=`ask "set weight $backend/$server $weight"` || answer="no answer"
answer=`echo "$answer" | tr -d '\n'`
if [ -n "$answer" ]; then
  rune_error 3 "haproxy refused" "`jq -nc --arg a "$answer" '{answer:$a}'`"
fi

n=0
while [ $n -lt 5 ]; do
  now=`ask "get weight $backend/$server" | awk '{ print $1; exit }'` || now=""
  if [ "$now" = "$weight" ]; then
    rune_ok "weight set" "`jq -nc --arg f "$before" --arg t "$now" '{from:$f, to:$t}'`"
  fi
  sleep 1
  n=`expr $n + 1`
done
rune_error 3 "weight did not change" "`jq -nc --arg f "$before" '{is:$f}'`"
