#!/usr/bin/bash
# idle_logins	who sits there and does nothing
set -euo pipefail
PATH=/usr/bin:/bin; export PATH
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

MINUTES=$(rune_param minutes 60)
EXEMPT=$(rune_param exempt root)

test -x /usr/bin/w || rune_emit "idle_logins: no w(1) on $(uname -n)" 4

LIMIT=$((MINUTES * 60))
NOW=$(date +%s)
T=$(mktemp)
trap 'rm -f "$T"' 0

who -u 2>/dev/null >"$T" || rune_error 2 "who failed" '{"command":"who -u"}'

IDLE=()
while read -r USR TTY REST
do
	test "$USR" != "$EXEMPT" || continue
	test -e "/dev/$TTY" || continue
	LAST=$(stat -c %X "/dev/$TTY" 2>/dev/null) || continue
	if test $((NOW - LAST)) -gt "$LIMIT"
	then
		IDLE+=("$USR")
	fi
done <"$T"

echo "${#IDLE[@]} idle, limit $LIMIT s" >&2
if test "${#IDLE[@]}" -eq 0
then
	rune_out end "$(date +%FT%T)"
	rune_finish "nobody is idle"
fi
rune_ok_kv "idle logins" "count=${#IDLE[@]}" "users=${IDLE[*]}"
