#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

need() {
	v=`rune_param "$1" ""`
	[ -n "$v" ] || rune_error 1 "missing parameter: $1" '{"hint":"see the call sheet"}'
	echo "$v"
}

login=`need login`
bras=`need bras`
[[ "$login" =~ ^[A-Za-z0-9._@-]+$ ]] || rune_error 1 "login is malformed"
[[ "$bras" =~ ^bras[0-9]{1,2}$ ]] || rune_error 1 "bras is malformed"

key=/etc/rune/coa.$bras
if [ ! -r "$key" ]; then
	echo "no CoA key for $bras"
	exit 4
fi

sess=`ssh -o BatchMode=yes "radius@$bras" accel-cmd show sessions sid,username 2>/dev/null |
	awk -F'|' -v u="$login" '{gsub(/ /, "")} $2 == u {print $1}'` || rune_error 2 "bras does not answer" "$(jq -nc --arg b "$bras" '{bras:$b}')"
[ -n "$sess" ] || rune_ok "no session" "$(jq -nc --arg l "$login" '{login:$l, dropped:0}')"

n=0
for s in $sess; do
	if printf 'User-Name = "%s"\nAcct-Session-Id = "%s"\n' "$login" "$s" | radclient -q -r 2 -S "$key" "$bras:3799" disconnect >/dev/null 2>&1; then
		n=`expr $n + 1`
	fi
done
[ $n -gt 0 ] || rune_error 3 "bras refused the disconnect" "$(jq -nc --arg l "$login" '{login:$l}')"
rune_ok "session dropped" "$(jq -nc --arg l "$login" --argjson n "$n" '{login:$l, dropped:$n}')"
