#!/bin/bash
#
# mailq_flush  -  flush, or selectively delete from, the Postfix queue
#
set -euo pipefail
. `dirname "$0"`/rune_bpcs.sh
rune_init

SENDER=`rune_param sender ""`
ACTION=`rune_param action flush`
MAXAGE=`rune_param older_than_hours 0`

queue_ids() {
    # id of every message whose sender matches, older than $2 hours
    postqueue -j 2>/dev/null | jq -r --arg s "$1" --argjson age "$2" '
        select(($s == "" or .sender == $s) and .arrival_time < (now - $age * 3600)) | .queue_id'
}

case "$MAXAGE" in
    ''|*[!0-9]*) rune_error 1 "older_than_hours is not a number" '{"parameter":"older_than_hours"}' ;;
esac
if [ ! -x /usr/sbin/postqueue ]; then
    rune_error 4 "this is no Postfix host" '{"missing":"/usr/sbin/postqueue"}'
fi

IDS=`queue_ids "$SENDER" "$MAXAGE"` || rune_error 2 "cannot read the queue" '{"command":"postqueue -j"}'
N=`echo "$IDS" | grep -c . || :`

case "$ACTION" in
    flush)
        if postqueue -f 2>&1; then
            rune_ok "queue flushed" "`jq -nc --argjson n "$N" '{queued:$n}'`"
        fi
        rune_error 2 "postqueue -f failed" "`jq -nc --argjson n "$N" '{queued:$n}'`"
        ;;
    delete)
        if [ -z "$SENDER" ]; then
            rune_error 1 "refusing to delete everything" "sender is required for delete"
        fi
        if [ "$N" -gt 0 ]; then
            echo "$IDS" | postsuper -d - 2>/dev/null || rune_error 3 "postsuper failed" "`jq -nc --argjson n "$N" '{selected:$n}'`"
        fi
        rune_ok "messages deleted" "`jq -nc --arg s "$SENDER" --argjson n "$N" '{sender:$s, deleted:$n}'`"
        ;;
esac
rune_error 1 "unknown action" '{"allowed":["flush","delete"]}'
