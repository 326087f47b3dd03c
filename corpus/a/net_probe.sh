#!/bin/bash
# Probes several host:port pairs in parallel
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

TARGETS=`rune_param_json targets '[]'`
SECS=`rune_param timeout 3`

case $SECS in
  [1-9]|[1-9][0-9]) ;;
  *) rune_error 1 "timeout must be 1 to 99" '{}' ;;
esac

TMPD=`mktemp -d`
trap 'rm -rf "$TMPD"' 0

function probe {
  if timeout "$SECS" bash -c 'exec 9<>"/dev/tcp/$0/$1"' "$1" "$2"; then
    echo "open"
  else
    echo "closed"
  fi
}

i=0
while read -r host port; do
  [ -n "$host" ] || continue
  i=`expr $i + 1`
  { echo "$host $port `probe "$host" "$port"`"; } >"$TMPD/$i.txt" 2>/dev/null &
done < <(jq -r '.[]? | sub(":"; " ")' <<<"$TARGETS" 2>/dev/null)
wait

if [ "$i" -eq 0 ]; then
  rune_error 1 "no targets given" '{"missing":["targets"]}'
fi

RESULT=`cat "$TMPD"/*.txt | jq -R 'split(" ") | {host:.[0], port:.[1], state:.[2]}' | jq -sc .` || RESULT='[]'
CLOSED=`jq '[.[] | select(.state != "open")] | length' <<<"$RESULT"` || CLOSED=0
OUT=`jq -nc --argjson r "$RESULT" --argjson c "$CLOSED" '{probes:$r, closed:$c}'`

if [ "$CLOSED" -gt 0 ]; then
  rune_error 3 "some ports are closed" "$OUT"
fi
rune_ok "all ports are open" "$OUT"
