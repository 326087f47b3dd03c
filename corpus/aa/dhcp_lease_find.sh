#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

mac=`rune_param mac "" | tr 'A-F-' 'a-f:'`
leases=/var/lib/dhcp/dhcpd.leases
expr "$mac" : '\([0-9a-f][0-9a-f]:\)\{5\}[0-9a-f][0-9a-f]$' >/dev/null || rune_error 1 "mac is malformed" "$(jq -nc --arg m "$mac" '{mac:$m}')"

[ -r $leases ] || rune_error 2 "lease file is not readable" '{"file":"/var/lib/dhcp/dhcpd.leases"}'

# lease blocks look like { ... }, the last block of an address wins
scan() {
	awk -v mac="$1" '
	/^lease /            { ip = $2; delete cur; inb = 1 }
	inb && /starts/      { cur["s"] = $3 " " $4 }
	inb && /ends/        { cur["e"] = $3 " " $4 }
	inb && /binding state/ && !/next|rewind/ { cur["b"] = $3 }
	inb && /hardware ethernet/ { cur["m"] = $3 }
	/^}/ {
		gsub(/;/, "", cur["b"]); gsub(/;/, "", cur["m"]); gsub(/;/, "", cur["e"])
		if (cur["m"] == mac) last[ip] = cur["b"] "|" cur["e"]
		inb = 0
	}
	END { for (i in last) printf "%s|%s\n", i, last[i] }
	' $leases
}

host() {
	getent hosts "$1" | awk '{print $2; exit}'
}

echo "searching $mac" >&2
set +e
hits=`scan "$mac"`
rc=$?
set -e
test $rc -eq 0 || rune_error 100 "lease file not parsed" "$(jq -nc --argjson rc "$rc" '{awk:$rc}')"
test -n "$hits" || rune_error 2 "no lease for this address" "$(jq -nc --arg m "$mac" '{mac:$m}')"

all='[]'
while IFS='|' read ip state ends; do
	name=`host "$ip" || :`
	all=`jq -nc --argjson a "$all" --arg i "$ip" --arg s "$state" --arg e "$ends" --arg n "$name" \
		'$a + [{ip:$i, state:$s, ends:$e, name:(if $n == "" then null else $n end)}]'`
done <<HITS
$hits
HITS

rune_ok "lease found" "$(jq -nc --arg m "$mac" --argjson l "$all" '{mac:$m, leases:$l}')"
