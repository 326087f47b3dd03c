#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

dev=`rune_param device ""`
user=`rune_param snmp_user rune-ro`
auth_password=`rune_param auth_password ""`
[[ $dev =~ ^[a-z0-9.-]+$ && $user =~ ^[a-z0-9-]+$ ]] || rune_error 1 "device or snmp_user is malformed"
[ -n "$auth_password" ] || rune_error 1 "auth_password is missing"

walk() {
	snmpbulkwalk -v3 -l authNoPriv -u "$user" -a SHA -A "$auth_password" -Oqs -t 3 -r 1 "$dev" "$1" 2>/dev/null
}

names=`walk ifName` || rune_error 2 "device does not answer" "$(jq -nc --arg d "$dev" '{device:$d}')"
octets=`walk ifHCInOctets` || rune_error 2 "no 64 bit counters"
errors=`walk ifInErrors` || errors=

rune_out device "$dev"
bad=0
while read -r oid ifname; do
	ix=${oid##*.}
	inb=`echo "$octets" | awk -v i="$ix" '{n = split($1, a, "."); if (a[n] == i) print $2}'`
	er=`echo "$errors" | awk -v i="$ix" '{n = split($1, a, "."); if (a[n] == i) print $2}'`
	rune_out "$ifname=${inb:-0}"
	if [ "${er:-0}" -gt 1000 ]; then
		echo "$ifname: $er errors" >&2
		bad=`expr $bad + 1`
	fi
done <<<"$names"

rune_out bad_interfaces "$bad"
if [ "$bad" -gt 0 ]; then
	rune_err 3 "interfaces with errors"
fi
rune_finish "counters read"
