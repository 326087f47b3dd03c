#!/bin/bash
#
# smtp_relay_queue - count the queue of the alert relay, flush deferred mail
#
set -euo pipefail

dir=`cd \`dirname "$0"\` && pwd`
. $dir/rune_bpcs.sh
rune_init

flush=`rune_param flush no`
domain=`rune_param domain ""`

count() {
    # postqueue -j: one JSON object a line
    postqueue -j 2>/dev/null | jq -r '.queue_name' | sort | uniq -c | awk '{print $2 "=" $1}'
}

log() {
    echo "`date '+%b %e %T'` smtp_relay_queue: $*"
}

{
    log "start, flush=$flush"
    postconf -h relayhost || log "no postconf?"
} >&2

q=`count` || rune_error 2 "postqueue failed" '{}'
for kv in $q; do
    case $kv in
        active=*|deferred=*|hold=*|incoming=*|maildrop=*) rune_out "$kv" ;;
    esac
done

if [ "$flush" = yes ]; then
    if [ -n "$domain" ]; then
        postqueue -s "$domain" >/dev/null 2>&1 || rune_err 3 "site flush refused"
    else
        postqueue -f >&2 || rune_err 3 "flush refused"
    fi
    rune_out flushed yes
fi
log "done" | logger -t rune || :
rune_finish "queue counted"
