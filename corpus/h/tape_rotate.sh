#!/bin/bash
# tape_rotate	load the tape of the day		jk 1998, 2011, 2024
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

CYCLE=`rune_param cycle daily`
CHANGER=/dev/sg3

case "$CYCLE" in
daily)
	SLOT=`date +%u`
	;;
weekly)
	# slots 8 to 12
	WEEK=`date +%V`
	SLOT=`expr 8 + ${WEEK#0} % 5`
monthly)
	SLOT=13
	;;
*)
	rune_error 1 "no such cycle" '{"allowed":["daily","weekly","monthly"]}'
	;;
esac

mtx -f $CHANGER unload >/dev/null 2>&1 || echo "drive was empty" >&2
mtx -f $CHANGER load $SLOT >/dev/null 2>&1 || rune_error 3 "cannot load the tape" "`jq -nc --arg s "$SLOT" '{slot:$s}'`"

rune_ok_kv "tape loaded" "slot=$SLOT" "cycle=$CYCLE"
