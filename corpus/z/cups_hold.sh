#!/bin/bash
# cups_hold.sh - stop a print queue and push its jobs to a spare printer
# (the pathology label printer jams about twice a week)
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

QUEUE=`rune_param queue ""`
SPARE=`rune_param spare ""`

if [ -z "$QUEUE" ] || [ -z "$SPARE" ]; then
	rune_error 1 "queue and spare are both needed" '{"needed":["queue","spare"]}'
fi

Q=`jq -nc --arg q "$QUEUE" --arg s "$SPARE" '{queue:$q,spare:$s}'`

for P in "$QUEUE" "$SPARE"; do
	lpstat -p "$P" >/dev/null 2>&1 || rune_error 2 "no such queue: $P" "$Q"
done

# jobs look like "LABEL2-4711   jdoe   1024   Mon 02 Nov ..."
WAITING=`lpstat -o "$QUEUE" | grep "^$QUEUE-" | wc -l`

cupsdisable -r "held by RUNE" "$QUEUE" >&2 || rune_error 5 "cupsdisable refused" "$Q"

MOVED=0
if [ $WAITING -gt 0 ]; then
	if lpmove "$QUEUE" "$SPARE" >&2; then
		MOVED=$WAITING
	else
		cupsenable "$QUEUE" >&2 || true
		rune_error 3 "jobs could not be moved, queue re-enabled" "$Q"
	fi
fi

OUT=`jq -nc --arg q "$QUEUE" --arg s "$SPARE" --arg m $MOVED '{queue:$q,spare:$s,moved:($m|tonumber)}'`
rune_ok "queue $QUEUE held" "$OUT"
