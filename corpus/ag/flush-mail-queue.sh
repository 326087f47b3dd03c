#!/bin/bash
#
# flush-mail-queue: look at the postfix queue, flush it, delete bounces if asked to
#
set -euo pipefail
BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

ALARM=`rune_param alarm_size 500`
PURGE=`rune_param purge_bounces false`
DOMAIN=`rune_param domain ""`

case "$ALARM" in
    ""|*[!0-9]*) rune_error 1 "alarm_size must be a number" '{"parameter":"alarm_size"}' ;;
esac
case "$DOMAIN" in
    *[!A-Za-z0-9.-]*) rune_error 1 "domain has forbidden characters" '{"parameter":"domain"}' ;;
esac

for CMD in postqueue postsuper postconf; do
    if [ -z "`command -v $CMD || true`" ]; then
        rune_error_kv 4 "postfix is not complete here" "missing=$CMD"
    fi
done

LIST=`mktemp /tmp/mailq.XXXXXX`
trap 'rm -f "$LIST"' 0

# lines of: id, size, sender, reason or -
snapshot() {
    postqueue -p 2>/dev/null | awk '
        /^-/ || /^Mail queue is empty/ { next }
        /^[0-9A-Za-z]+[*!]?  *[0-9]/   { id = $1; sub(/[*!]$/, "", id); size = $2; from = $NF; next }
        /^ *\(/                        { why = $0; next }
        NF == 0                        { if (id != "") print id, size, from, (why == "" ? "-" : why); id = ""; why = "" }
    ' >"$LIST"
}

if ! snapshot; then
    rune_error 2 "the mail system does not answer"
fi
COUNT=`awk 'END { print NR }' "$LIST"`
if [ ! -s "$LIST" ]; then
    rune_ok_kv "the queue is empty" "count=0"
fi

BOUNCES=`awk '$3 == "MAILER-DAEMON" { print $1 }' "$LIST"`
TIMEOUTS=`awk '/timed out|refused/ { n++ } END { print n + 0 }' "$LIST"`

DELETED=0
if [ "$PURGE" = true ] && [ -n "$BOUNCES" ]; then
    for ID in $BOUNCES; do
        if postsuper -d "$ID" >/dev/null 2>&1; then
            DELETED=`expr $DELETED + 1`
        else
            echo "could not delete $ID" >&2
        fi
    done
fi

if [ -n "$DOMAIN" ]; then
    WHAT="site $DOMAIN"
    if ! postqueue -s "$DOMAIN" >&2; then
        FAST=`postconf -h fast_flush_domains 2>/dev/null || true`
        rune_error_kv 3 "cannot flush this domain" "domain=$DOMAIN" "fast_flush_domains=$FAST" "count=$COUNT"
    fi
else
    WHAT="everything"
    if ! postqueue -f >&2; then
        rune_error_kv 3 "cannot flush the queue" "count=$COUNT" "deleted=$DELETED"
    fi
fi

sleep 10
if ! snapshot; then
    rune_error_kv 2 "the mail system went away" "count=$COUNT" "deleted=$DELETED"
fi
LEFT=`awk 'END { print NR }' "$LIST"`

rune_out "flushed=$WHAT"
rune_out "count=$COUNT"
rune_out "left=$LEFT"
rune_out "unreachable=$TIMEOUTS"
rune_out "deleted=$DELETED"
if [ "$LEFT" -gt "$ALARM" ]; then
    rune_err 3 "the queue is still too long"
fi
rune_finish "queue flushed"
