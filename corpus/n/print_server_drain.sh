#!/bin/bash
# drain a CUPS queue before maintenance -- hospital ward printers
set -euo pipefail
here=`dirname "$0"`
. "$here/rune_bpcs.sh"
rune_init

queue=`rune_param queue ""`
reason=`rune_param reason "maintenance"`
tries=`rune_param tries 10`

if [ -z "$queue" ]; then
    rune_error 1 "queue is required" '{"missing":["queue"]}'
fi
case "$tries" in
    ''|*[!0-9]*) rune_error 1 "tries is not a number" '{}' ;;
esac

if lpstat -p "$queue" >/dev/null 2>&1; then :; else
    rune_error 2 "No such queue" "`jq -nc --arg q "$queue" '{queue:$q}'`"
fi

cupsreject -r "$reason" "$queue" >&2 || rune_error 3 "cupsreject failed" '{}'

left=0
n=0
while [ "$n" -lt "$tries" ]; do
    left=`lpstat -o "$queue" 2>/dev/null | wc -l || true`
    left=`echo $left`
    [ "$left" -eq 0 ] && break
    echo "queue $queue: $left jobs left" >&2
    sleep 3
    n=`expr $n + 1`
done

if [ "$left" -gt 0 ]; then
    cupsaccept "$queue" || echo "could not re-open $queue" >&2
    rune_error 3 "Queue did not drain" "`jq -nc --arg q "$queue" --argjson l "$left" '{queue:$q,left:$l}'`"
fi
# the ward PCs show this text at logon; Notepad wants CR LF
if [ -d /srv/samba/netlogon ]; then
    cat >/srv/samba/netlogon/printer.txt <<EOF || echo "no notice written" >&2
Printer $queue is closed.
Reason: $reason
EOF
fi
rune_ok_kv "Queue drained" "queue=$queue" "left=$left"
