#!/bin/bash
#
# rabbit_queue_depths - count queues above a limit          (ops, rev 7)
#
set -e
set -u
set -o pipefail

HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"
rune_init

VHOST=`rune_param vhost /`
LIMIT=`rune_param limit 1000`

case "$LIMIT" in
  ''|*[!0-9]*) rune_error 1 "limit is not a number" '{"field":"limit"}' ;;
esac

TMP=`mktemp /tmp/rq.XXXXXX`
trap 'rm -f "$TMP"' 0

if rabbitmqctl -q list_queues -p "$VHOST" name messages consumers >"$TMP" 2>/dev/null
then
  :
else
  rune_error 2 "rabbitmqctl failed" '{"command":"list_queues"}'
fi

TOTAL=0
OVER=0
ORPHAN=0
WORST=none
WORSTN=0
while IFS='	' read QNAME QMSG QCONS
do
  case "$QMSG" in ''|*[!0-9]*) continue ;; esac
  TOTAL=`expr $TOTAL + 1`
  if [ "$QMSG" -gt "$LIMIT" ]; then OVER=`expr $OVER + 1`; fi
  if [ "$QCONS" = 0 ]; then ORPHAN=`expr $ORPHAN + 1`; fi
  if [ "$QMSG" -gt "$WORSTN" ]; then
    WORSTN=$QMSG
    WORST=$QNAME
  fi
done <"$TMP"

echo "vhost $VHOST: $TOTAL queues, $OVER over $LIMIT" 1>&2

rune_out vhost "$VHOST"
rune_out total "$TOTAL"
rune_out over "$OVER"
rune_out without_consumer "$ORPHAN"
rune_out "worst=$WORST"
if [ "$OVER" -gt 0 ]; then
  rune_err 3 "queues above the limit"
fi
rune_finish "queue depths are fine"
