#!/bin/bash
# apply a rule file; unless confirm=yes it is taken back after some minutes by a job of its own
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

FILE=`rune_param file /etc/iptables/rules.v4.new`
MINUTES=`rune_param minutes 5`
CONFIRM=`rune_param confirm no`
SAVE=/run/iptables.before
MARK=/run/iptables.unconfirmed

if [ "$CONFIRM" = yes ]; then
	if [ -f $MARK ]; then
		rm -f $MARK
		rune_ok "rules confirmed" '{"confirmed":true}'
	fi
	rune_error 3 "there is nothing to confirm" '{"confirmed":false}'
fi

case "$MINUTES" in
[1-9]|[1-5][0-9]) ;;
*) rune_error 1 "minutes: 1 to 59" ;;
esac
[ -r "$FILE" ] || rune_error 2 "no such file: $FILE"

iptables-save >$SAVE 2>/dev/null || rune_error 2 "running rules cannot be saved"
iptables-restore --test <"$FILE" >&2 || rune_error 4 "file does not parse"
chain=`awk '/^:/ { n++ } END { print n + 0 }' "$FILE"` || chain=0

: >$MARK || rune_error 2 "cannot write $MARK"
(
	sleep `expr "$MINUTES" \* 60`
	if [ -f $MARK ]; then
		iptables-restore <$SAVE
		rm -f $MARK
		echo "rules taken back" | logger -t iptables_guarded_apply
	fi
) </dev/null >/dev/null 2>&1 &

set +e
iptables-restore <"$FILE" >&2
st=$?
set -e
if [ $st -ne 0 ]; then
	rm -f $MARK
	rune_error 3 "rules refused with status $st"
fi

awk '/^-A/ { c[$2]++ } END { for (k in c) printf "%-20s %5d\n", k, c[k] }' "$FILE" >&2 || :
rune_ok_kv "rules applied, to be confirmed" "minutes=$MINUTES" "chains=$chain"
