#!/bin/bash
# bump the serial of a zone file and reload it
set -e
set -u
set -o pipefail

. /opt/rune/lib/rune_bpcs.sh
rune_init

ZONE=`rune_param zone ""`
FILE=`rune_param file ""`
if [ -z "$ZONE" ]; then
	rune_error 1 "zone is required" '{"missing":["zone"]}'
fi
: "${FILE:=/etc/bind/db.$ZONE}"
if [ ! -w "$FILE" ]; then
	rune_error 2 "zone file is not there or not writable" "`jq -nc --arg f "$FILE" '{file:$f}'`"
fi

today=`date +%Y%m%d`00
old=`awk '/SOA/ { soa = 1 } soa { for (i = 1; i <= NF; i++) if ($i ~ /^[0-9]+$/ && length($i) == 10) { print $i; exit } }' "$FILE"` || old=
case "$old" in
	[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]) ;;
	*) rune_error 3 "no ten digit serial found" "`jq -nc --arg f "$FILE" '{file:$f}'`" ;;
esac
if [ "$old" -ge "$today" ]; then
	new=`expr "$old" + 1`
else
	new=$today
fi

tmp=$FILE.new.$$
trap 'rm -f "$tmp"' EXIT
sed "s/\\b$old\\b/$new/" "$FILE" > "$tmp" || rune_error 2 "cannot write beside the zone file" '{}'
if named-checkzone -q "$ZONE" "$tmp" >&2; then
	:
else
	rune_error 3 "the new zone does not load" "`jq -nc --arg z "$ZONE" '{zone:$z}'`"
fi
cat "$tmp" > "$FILE" || rune_error 2 "cannot write the zone file" '{}'
msg=`rndc reload "$ZONE" 2>&1` || rune_error 3 "rndc refused" "`jq -nc --arg m "$msg" '{rndc:$m}'`"
rune_ok "serial bumped" "`jq -nc --arg z "$ZONE" --arg o "$old" --arg n "$new" '{zone:$z, old:$o, new:$n}'`"
