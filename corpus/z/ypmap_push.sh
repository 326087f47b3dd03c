#!/bin/bash
# ypmap_push.sh - rebuild NIS maps on the master and push them to the slaves
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

MAPS=`rune_param maps "passwd group"`
YPDIR=`rune_param ypdir /var/yp`
DOMAIN=`domainname 2>/dev/null` || DOMAIN=
if [ -z "$DOMAIN" ] || [ "$DOMAIN" = "(none)" ]; then
	rune_error 4 "no NIS domain is set"	'{"command":"domainname"}'
fi

for M in $MAPS; do
	case $M in
	passwd|group|netgroup|hosts|auto.master|auto.home) ;;
	*) rune_error 1 "unknown map" "`jq -nc --arg m "$M" '{map:$m}'`" ;;
	esac
done

[ -f "$YPDIR/Makefile" ] || rune_error 4

SLAVES=0
if [ -f "$YPDIR/ypservers" ]; then
	SLAVES=`awk '!/^#/ && NF {n++} END {print n+0}'`
fi

DONE=0
for M in $MAPS; do
	echo "making $M" >&2
	if make -s -C "$YPDIR" NOPUSH=true DOMAIN="$DOMAIN" $M >/dev/null 2>&1 && yppush -d "$DOMAIN" $M >/dev/null 2>&1; then
		DONE=`expr $DONE + 1`
	else
		rune_error 3 "map $M was not rebuilt" "`jq -nc --arg m $M --argjson d $DONE '{map:$m,finished:$d}'`"
	fi
done
rune_ok "maps pushed" "`jq -nc --arg d "$DOMAIN" --argjson n $DONE --argjson s $SLAVES '{domain:$d,maps:$n,slaves:$s}'`"
