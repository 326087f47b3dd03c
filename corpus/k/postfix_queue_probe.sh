#!/bin/bash
#
# postfix_queue_probe - how many messages sit in which queue, and how old are they?
#
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

MAX=`rune_param max 200`
case "$MAX" in
    ""|*[!0-9]*) rune_error 1 "max must be a number" '{"field":"max"}' ;;
esac
SPOOL=`postconf -h queue_directory 2>/dev/null` || rune_error 2 "postconf does not work" '{"command":"postconf"}'
if [ ! -d "$SPOOL/active" ]; then
    rune_error 4 "No Postfix spool" "`jq -nc --arg s "$SPOOL" '{spool:$s}'`"
fi

TOTAL=`find "$SPOOL/active" "$SPOOL/deferred" "$SPOOL/hold" -type f 2>/dev/null | wc -l` || TOTAL=0
if [ "$TOTAL" -eq 0 ]; then
    rune_ok_kv "Queues are empty" "spool=$SPOOL" "max-age=0"
fi

(
    cd "$SPOOL" || exit 0
    for Q in active deferred hold; do
        [ -d $Q ] || continue
        N=`find $Q -type f 2>/dev/null | wc -l || true`
        rune_out "$Q" "$N"
        echo "$Q: $N" >&2
    done
)

OLDEST=`find "$SPOOL/deferred" -type f -printf '%T@\n' 2>/dev/null | sort -n | head -n 1` || true
if [ -n "${OLDEST:-}" ]; then
    AGE=`awk -v t="$OLDEST" -v n="\`date +%s\`" 'BEGIN { printf "%d", (n - t) / 60 }'`
    rune_out oldest_min "$AGE"
fi
rune_out total "$TOTAL"
if [ "$TOTAL" -gt "$MAX" ]; then
    rune_err 3 "More than $MAX messages are queued"
fi
rune_finish "Queues counted"
