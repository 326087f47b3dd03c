#!/bin/bash
# requeue deferred mail of one domain
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

dom=`rune_param domain ""`
case "$dom" in
'' | *[!a-z0-9.-]*) rune_error 1 "bad domain" '{"field":"domain"}' ;;
esac
ids=`mktemp` || rune_error 100 "no temp file" '{}'
trap 'rm -f "$ids"' 0 1 2 15

mailq 2>/dev/null | awk -v dom="@$dom" '
	/^[0-9A-F]+[*!]? / { id = $1; sub(/[*!]$/, "", id) }
	/^ +[^ ]+@/ { if (substr($1, length($1) - length(dom) + 1) == dom) print id }
' | sort -u >"$ids" || rune_error 2 "queue cannot be read" '{"command":"mailq"}'

if [ ! -s "$ids" ]; then
	rune_ok "nothing deferred" '{"requeued":0}'
fi

if postsuper -r - <"$ids" >/dev/null 2>&1; then
	n=`wc -l <"$ids" | awk '{print $1}'`
	(sleep 2; postqueue -f) </dev/null >/dev/null 2>&1 &
	rune_out "domain=$dom"
	rune_out requeued "$n"
else
	rune_err 3 "postsuper failed"
fi
rune_finish "requeue done"
