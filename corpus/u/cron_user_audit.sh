#!/bin/bash
# list the crontabs of all users, flag entries whose program is missing
set -euo pipefail
DIR=`dirname "$0"`
if [ -f "$DIR/rune_bpcs.sh" ]; then
	. "$DIR/rune_bpcs.sh"
else
	. /opt/rune/lib/rune_bpcs.sh
fi
rune_init

SPOOL=`rune_param spool /var/spool/cron/crontabs`
if [ ! -d "$SPOOL" ]; then
	rune_error 4 "no crontab spool" "`jq -nc --arg s "$SPOOL" '{spool:$s}'`"
fi

OUT=/tmp/cronaudit.$$
trap 'rm -f $OUT' EXIT

# prints: user<TAB>program
programs() {
	for tab in "$SPOOL"/*
	do
		[ -f "$tab" ] || continue
		u=`basename "$tab"`
		awk -v u="$u" '
			/^[ \t]*(#|$)/ { next }
			/^[ \t]*[A-Za-z_]+[ \t]*=/ { next }
			/^@/ { print u "\t" $2; next }
			NF >= 6 { print u "\t" $6 }
		' "$tab" || echo "unreadable: $tab" >&2
	done
}

programs | sort -u >$OUT

missing=0
total=0
while IFS='	' read -r u prog
do
	total=`expr $total + 1`
	case $prog in
	/*) [ -x "$prog" ] || { missing=`expr $missing + 1`; echo "$u: $prog is missing" >&2; } ;;
	esac
done <$OUT

summary=`jq -Rnc --arg t "$total" --arg m "$missing" '
	[inputs | split("\t") | {user: .[0], program: .[1]}]
	| {entries: ., total: ($t | tonumber), missing: ($m | tonumber)}' <$OUT`
if [ "$missing" -gt 0 ]; then
	rune_error 3 "programs are missing" "$summary"
fi
rune_ok "crontabs are sound" "$summary"
