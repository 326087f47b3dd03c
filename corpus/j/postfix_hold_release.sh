#!/bin/bash
# release messages on hold, by sender domain; postqueue -p parsed the old way
set -eu -o pipefail

PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
MYDIR=`dirname $0`
. $MYDIR/rune_bpcs.sh
rune_init

DOMAIN=`rune_param domain ""`
DRY=`rune_param dry_run no`
test -n "$DOMAIN" || rune_error 1 "domain is required" '{"missing":["domain"]}'

type postsuper >/dev/null 2>&1 || rune_error 4 "This is not a Postfix host" '{"command":"postsuper"}'

QUEUE=/tmp/held.$$
trap 'rm -f $QUEUE $QUEUE.ids' EXIT
umask 077

if postqueue -p > $QUEUE 2>/dev/null; then :; else
    rune_error 2 "postqueue failed" '{"step":"list"}'
fi

# a held entry: QUEUEID! size date sender
awk -v dom="$DOMAIN" '
    $1 ~ /^[0-9A-Za-z]+!$/ && tolower($NF) ~ /@/ {
        n = split($NF, part, "@")
        if (tolower(part[n]) == tolower(dom)) { id = $1; sub(/!/, "", id); print id }
    }' $QUEUE > $QUEUE.ids

TOTAL=`wc -l < $QUEUE.ids`
TOTAL=`expr $TOTAL + 0 || true`
DONE=0

if [ "$DRY" != no ]; then
    rune_ok_kv "dry run" "domain=$DOMAIN" "held=$TOTAL" "released=0"
fi

exec 4< $QUEUE.ids
while read ID <&4
do
    if postsuper -H "$ID" >&2; then
        DONE=`expr $DONE + 1`
    fi
done
exec 4<&-

if [ $DONE -lt $TOTAL ]; then
    rune_error_kv 3 "not all messages released" "domain=$DOMAIN" "held=$TOTAL" "released=$DONE"
fi
rune_ok_kv "released" "domain=$DOMAIN" "held=$TOTAL" "released=$DONE"
