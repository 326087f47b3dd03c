# drbd_resync_wait - invalidate the local side of a resource, wait until it is UpToDate
set -euo pipefail

HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"
rune_init

trap 'echo "drbd wait interrupted" >&2; exit 1' INT TERM

RES=`rune_param resource ""`
MAX=`rune_param minutes 30`
case "$MAX" in
  [1-9]|[1-9][0-9]|[1-9][0-9][0-9]) ;;
  *) rune_error 1 "minutes must be 1..999" '{"field":"minutes"}' ;;
esac
drbdadm dump "$RES" >/dev/null 2>&1 || rune_error 2 "no such resource" "`jq -nc --arg r "$RES" '{resource:$r}'`"

ROLE=`drbdadm role "$RES" 2>/dev/null | cut -d/ -f1 || true`
if [ "$ROLE" = Primary ]; then
  rune_error 3 "refusing to invalidate a primary" "`jq -nc --arg r "$RES" '{resource:$r}'`"
fi

drbdadm invalidate "$RES" >&2 || rune_error 3 "invalidate failed" "`jq -nc --arg r "$RES" '{resource:$r}'`"

( while sleep 30; do drbdadm status "$RES" >&2; done ) &
REPORTER=$!

LEFT=`expr $MAX \* 6`
while [ $LEFT -gt 0 ]
do
  STATE=`drbdadm dstate "$RES" 2>/dev/null | cut -d/ -f1 || true`
  if [ "$STATE" = UpToDate ]; then
    kill $REPORTER 2>/dev/null || true
    rune_ok "resource is in sync" "`jq -nc --arg r "$RES" --arg s "$STATE" '{resource:$r, state:$s}'`"
  fi
  sleep 10
  LEFT=$(( $LEFT - 1 ))
done
rune_error 3 "resync takes too long" "`jq -nc --arg r "$RES" --arg s "${STATE:-unknown}" '{resource:$r, state:$s}'`"
