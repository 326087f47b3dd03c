#!/bin/bash
# logrotate_force - rotate now when a log partition fills up
# the old cron job printed a table; RUNE wants one document, so the table goes to stderr
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

LIMIT=`rune_param percent 90`
case "$LIMIT" in
    ""|*[!0-9]*) rune_error 1 "percent must be a number" '{"param":"percent"}' ;;
esac

usage() {
    df -P "$1" | awk 'NR==2 { sub(/%/, "", $5); print $5 }'
}
table() {
    echo "partition  before  after"
    printf '%-10s %6s %6s\n' /var/log "$1" "$2"
}
cleanup() {
    rm -f "$OUT"
}

OUT=`mktemp`
trap cleanup 0
BEFORE=`usage /var/log` || rune_error 2 "df failed" '{}'
if [ "$BEFORE" -lt "$LIMIT" ]; then
    rune_ok_kv "nothing to do" "percent=$BEFORE"
fi

for CONF in /etc/logrotate.conf /etc/logrotate.d/hostco-*; do
    [ -f "$CONF" ] || continue
    if logrotate -f "$CONF" >> "$OUT" 2>&1; then
        :
    else
        echo "logrotate $CONF: status $?" >&2
    fi
done

AFTER=`usage /var/log` || AFTER=$BEFORE
table "$BEFORE" "$AFTER" >&2
FREED=`expr $BEFORE - $AFTER || :`
set -- `wc -l < "$OUT"`
LINES=${1:-0}

if [ "$AFTER" -ge "$LIMIT" ]; then
    rune_error_kv 3 "still too full" "before=$BEFORE" "after=$AFTER" "messages=$LINES"
fi
rune_ok_kv "rotated" "before=$BEFORE" "after=$AFTER" "freed=$FREED"
