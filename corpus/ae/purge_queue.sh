#!/bin/bash
# purge_queue: empty a RabbitMQ queue that nobody reads any more
set -euo pipefail

LIBDIR=`cd \`dirname $0\` && pwd`
. $LIBDIR/rune_bpcs.sh
rune_init

QUEUE=`rune_param queue ""`
VHOST=`rune_param vhost /`
MAXCONS=`rune_param max_consumers 0`
DRY=`rune_param dry_run false`
LOCK=/var/lock/purge_queue

if [ -z "$QUEUE" ]; then
	rune_error 1 "Missing required parameter: queue" '{"missing":["queue"]}'
fi

if mkdir $LOCK 2>/dev/null; then
	trap 'rmdir $LOCK' 0
else
	echo "another purge is running"
	exit 2
fi

if rabbitmqctl -q -p "$VHOST" list_queues name messages consumers >/tmp/purge.$$ 2>/dev/null; then
	:
else
	rune_error 2 "broker does not answer"
fi

LINE=`awk -v q="$QUEUE" '$1 == q { print $2, $3 }' /tmp/purge.$$`
rm -f /tmp/purge.$$
set -- $LINE
if [ $# -ne 2 ]; then
	rune_error 2 "no such queue: $QUEUE"
fi
MSGS=$1
CONS=$2

if [ "$CONS" -gt "$MAXCONS" ]; then
	rune_error 3 "queue has $CONS consumers" "`jq -nc --arg q "$QUEUE" --argjson c $CONS '{queue:$q, consumers:$c}'`"
fi

if [ "$DRY" = true ]; then
	echo "would purge $MSGS messages" >&2
	exit 0
fi

rabbitmqctl -q -p "$VHOST" purge_queue "$QUEUE" >/dev/null || rune_error 3 "purge failed"
rune_ok_kv "queue purged" "queue=$QUEUE" "purged=$MSGS"
