#!/bin/bash
# flush jobs older than N minutes out of a CUPS queue
set -euo pipefail
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL

D=$(dirname "$0")
test -r "$D/rune_bpcs.sh" || D=/opt/rune/lib
. "$D/rune_bpcs.sh"
rune_init

# everything the print commands have to say belongs in the journal of the agent
exec 3>&1 1>&2

bad()  { rune_error "$@" >&3; }
good() { rune_ok    "$@" >&3; }

Q=$(rune_param queue "")
MIN=$(rune_param minutes 60)

test -n "$Q" || bad 1 "queue is missing" '{"missing":["queue"]}'
case $MIN in
	""|*[!0-9]*) bad 1 "minutes is not a number" '{"parameter":"minutes"}' ;;
esac

type lpstat cancel || bad 4 "no CUPS client on this host" '{"commands":["lpstat","cancel"]}'
lpstat -p "$Q" || bad 2 "no such queue" "$(jq -nc --arg q "$Q" '{queue:$q}')"

NOW=$(date +%s)
N=0
while read -r JOB OWNER SIZE WHEN
do
	test -n "$JOB" || continue
	T=$(date -d "$WHEN" +%s 2>/dev/null) || continue
	if [ $((NOW - T)) -gt $((MIN * 60)) ]; then
		echo "cancel $JOB of $OWNER ($SIZE bytes)"
		if cancel "$JOB"; then
			N=$((N + 1))
		else
			echo "could not cancel $JOB"
		fi
	fi
done < <(lpstat -o "$Q" || true)

echo "$N jobs cancelled"
cupsenable "$Q" || bad 3 "queue stays disabled" "$(jq -nc --arg q "$Q" '{queue:$q}')"
good "queue flushed" "$(jq -nc --arg q "$Q" --argjson n "$N" '{queue:$q, cancelled:$n}')"
