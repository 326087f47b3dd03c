#!/usr/bin/env bash
# Flush the postfix queue and say how many messages were in it
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LOG=/var/log/support/mailq.log
mkdir -p /var/log/support

# prints the number of queued messages
queue_len() {
    local n
    n=`postqueue -p 2>/dev/null | grep -c '^[A-F0-9]'`
    echo "${n:-0}"
}

if ! command -v postqueue > /dev/null 2>&1; then
    rune_error 4 "postfix is not installed here" '{"missing":"postqueue"}'
fi

BEFORE=`queue_len`
echo "before: $BEFORE" >> "$LOG"

if [ "$BEFORE" -eq 0 ]; then
    rune_ok "Queue is empty" '{"flushed":0}'
    exit 0      # not reached, rune_ok exits
fi

# the flush itself says nothing when all is well
postqueue -f >> "$LOG" 2>&1 || rune_error 3 "postqueue -f failed" '{"step":"flush"}'

# give it a moment
sleep 10
AFTER=`queue_len`
{
    echo "after: $AFTER"
    date
    postqueue -p | tail -1
} >> "$LOG" 2>&1 || true

rune_ok_kv "Queue flushed" "before=$BEFORE" "after=$AFTER" "log=$LOG"
