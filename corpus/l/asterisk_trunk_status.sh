#!/bin/bash
# trunk registrations of an Asterisk box; the wanted trunks are in a list file
set -euo pipefail

MYDIR=`dirname "$0"`
if [ -f "$MYDIR/lib/rune_bpcs.sh" ]; then
	. "$MYDIR/lib/rune_bpcs.sh"
else
	. "$MYDIR/rune_bpcs.sh"
fi
rune_init

LIST=`rune_param trunk_list /etc/asterisk/rune_trunks`
REG=`mktemp` || rune_error 2 "no temp file" '{}'
trap 'rm -f $REG' EXIT

[ -r "$LIST" ] || rune_error 4 "no trunk list" '{"parameter":"trunk_list"}'
asterisk -rx 'pjsip show registrations' > "$REG" 2>/dev/null || rune_error 2 "asterisk does not answer" '{}'

ok=0
bad=0
lost=""
while read trunk rest
do
	case "$trunk" in
	''|'#'*) continue ;;
	esac
	if grep -q "^ *$trunk/.*Registered" "$REG"
	then
		ok=`expr $ok + 1`
	else
		bad=`expr $bad + 1`
		lost="$lost $trunk"
	fi
done < "$LIST"

rune_out "registered=$ok"
rune_out lost "$bad"
if [ $bad -gt 0 ]; then
	echo "not registered:$lost" >&2
	rune_out "names=$lost"
	rune_err 3 "$bad trunk(s) not registered"
fi
rune_finish "trunks checked"
