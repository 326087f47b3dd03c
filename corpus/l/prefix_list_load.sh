#!/bin/bash
# load the prefixes of an AS set from the IRR into a bird filter file
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

AS=`rune_param as_set ""`
NAME=`rune_param name customer`
MAXLEN=`rune_param max_length 24`
OUT=/etc/bird/filters/$NAME.conf

case "$AS" in
''|*[!A-Z0-9:-]*) rune_error 1 "as_set is wrong" '{"invalid":["as_set"]}' ;;
esac
case "$NAME" in
''|*[!a-z0-9_]*) rune_error 1 "name is wrong" '{"invalid":["name"]}' ;;
esac

bgpq4 -F '%n/%l\n' "$AS" > "$OUT.raw" 2>/dev/null
awk "{ split(\$1, p, \"/\"); if (p[2] + 0 <= $MAXLEN) print \"  \" \$1 \",\" }" "$OUT.raw" > "$OUT.body"
n=`wc -l < "$OUT.body"`
{
	echo "define $NAME = ["
	sed '$s/,$//' "$OUT.body"
	echo "];"
} > "$OUT.new"
mv "$OUT.new" "$OUT"
rm -f "$OUT.raw" "$OUT.body"

if birdc configure check > /dev/null 2>&1; then
	birdc configure > /dev/null
else
	rune_error 3 "bird does not accept the list" "`jq -nc --arg f "$OUT" '{file:$f}'`"
fi
rune_ok "prefixes loaded" "`jq -nc --arg a "$AS" --arg n "$n" '{as_set:$a, prefixes:($n|tonumber)}'`"
