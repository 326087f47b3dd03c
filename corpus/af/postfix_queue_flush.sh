#!/bin/bash
# postfix_queue_flush - requeue deferred mail of one domain
set -euo pipefail

BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

DOMAIN=`rune_param domain ""`
ADMIN=`rune_param notify ""`
if [ -z "$DOMAIN" ]; then
  rune_error 1 "domain is missing" '{"missing":["domain"]}'
fi

QLIST=`mktemp /tmp/pfq.XXXXXX`
trap 'rm -f "$QLIST"' EXIT

if postqueue -j >"$QLIST" 2>/dev/null
then
  echo "queue read, `wc -l <"$QLIST"` entries" >&2
else
  rune_error 2 "postqueue failed" '{"command":"postqueue -j"}'
fi

IDS=`jq -r --arg d "@$DOMAIN" 'select(.queue_name == "deferred") | select(any(.recipients[]; .address | endswith($d))) | .queue_id' "$QLIST" || true`

N=0
for ID in $IDS
do
  postsuper -r "$ID" >/dev/null 2>&1 || continue
  N=`expr $N + 1`
done

if ! postqueue -f
then
  rune_error $? "flush failed" "`jq -nc --argjson n $N '{requeued:$n}'`"
fi

if [ -n "$ADMIN" ]; then
  mail -s "requeued $N messages for $DOMAIN" "$ADMIN" >/dev/null 2>&1 || echo "mail to $ADMIN failed" >&2
fi

rune_ok_kv "deferred mail requeued" "domain=$DOMAIN" "count=$N"
