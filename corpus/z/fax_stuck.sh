#!/bin/bash
# fax_stuck.sh - HylaFAX jobs that have used up their dials: alter them or remove them
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

ACTION=`rune_param action list`
MAXAGE=`rune_param max_hours 6`

case "$ACTION" in
list|remove|retry) ;;
*)	rune_error 1 "action is list, remove or retry" "`jq -nc --arg a "$ACTION" '{action:$a}'`" ;;
esac
case "$MAXAGE" in
''|*[!0-9]*) rune_error 1 "max_hours is no number" '{"parameter":"max_hours"}' ;;
esac

Q=/var/spool/hylafax/sendq
[ -d $Q ] || rune_error 4 "this is no fax server" "`jq -nc --arg d $Q '{missing:$d}'`"

LIST=`mktemp` || rune_error 2 "no temporary file" '{}'
trap 'rm -f "$LIST"' 0

# qNNNN files are key:value; state 5 = blocked, 3 = sleeping
LIMIT=`expr $MAXAGE \* 60` || LIMIT=0
find $Q -name 'q[0-9]*' -mmin +$LIMIT -print 2>/dev/null | sed 's,.*/q,,' | sort -n >"$LIST" || true

N=0
FAILED=0
while read JOB; do
	STATE=`awk -F: '$1=="state"{print $2}' $Q/q$JOB 2>/dev/null` || STATE=gone
	[ "$STATE" = 3 ] || [ "$STATE" = 5 ] || continue
	N=`expr $N + 1`
	case $ACTION in
	remove)	faxrm $JOB >/dev/null 2>&1 || FAILED=`expr $FAILED + 1` ;;
	retry)	faxalter -a now $JOB >/dev/null 2>&1 || FAILED=`expr $FAILED + 1` ;;
	esac
done <"$LIST"

OUT=`jq -nc --arg a $ACTION --argjson n $N --argjson f $FAILED --rawfile l "$LIST" '
	{action:$a, stuck:$n, failed:$f, seen:($l|split("\n")|map(select(length>0)))}'`
if [ $FAILED -ne 0 ]; then
	rune_error 3 "$FAILED of $N jobs would not $ACTION" "$OUT"
fi
rune_ok "$N stuck jobs" "$OUT"
