#!/bin/bash
# trap sinks of the local snmpd; the block between the markers is ours
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

CONF=/etc/snmp/snmpd.conf
UNIT=snmpd
BEGIN="# BEGIN rune trap sinks"
END="# END rune trap sinks"
SINKS=`rune_param_json sinks '[]' | jq -r '.[]'` || rune_error 1 "sinks must be a list" '{"invalid":["sinks"]}'

[ -w "$CONF" ] || rune_error 4 "snmpd.conf is not writable" '{"conf":"/etc/snmp/snmpd.conf"}'
if [ -z "$SINKS" ]; then
	rune_error 1 "sinks: at least one is required" '"sinks"'
fi

NEW=`mktemp`
trap 'rm -f "$NEW"' EXIT
awk -v b="$BEGIN" -v e="$END" '$0 == b { skip = 1 } !skip { print } $0 == e { skip = 0 }' "$CONF" > "$NEW" || rune_error 2 "cannot read the configuration" '{}'
n=0
{
	echo "$BEGIN"
	for s in $SINKS; do
		echo "trap2sink $s"
		n=`expr $n + 1`
	done
	echo "$END"
} >> "$NEW"

changes=`diff "$CONF" "$NEW" | grep -c '^[<>]'` || true
if [ "$changes" -gt 20 ]; then
	echo "unusual: $changes lines differ"
fi
cat "$NEW" > "$CONF" || rune_error 2 "cannot write the configuration" '{}'
systemctl restart "$UNIT" 2>/dev/null || rune_error 3 "snmpd does not start" '{"unit":"snmpd"}'
rune_ok "trap sinks written" "`jq -nc --arg n "$n" '{sinks:($n|tonumber)}'`"
