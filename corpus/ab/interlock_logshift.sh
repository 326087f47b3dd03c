#!/bin/bash
# Shift the interlocking event log to the archive host.
# Only one shift at a time; never while the recorder is in state REPLAY.
set -euo pipefail
BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

SPOOL=/var/spool/interlock
STATE=/var/lib/interlock/recorder.state
LOCK=/var/lock/interlock_shift

HOST=`rune_param archive archive1`
case "$HOST" in
  archive[1-4]) ;;
  *) rune_error 1 "Unknown archive host" '{"allowed":["archive1","archive2","archive3","archive4"]}' ;;
esac

if mkdir "$LOCK" 2>/dev/null; then
  trap 'rmdir "$LOCK" 2>/dev/null || :' EXIT
else
  rune_error 3 "Another shift is running" '{}'
fi

[ -f "$STATE" ] || rune_error 4 "Recorder state file is missing" '{}'
REC=`awk -F= '$1 == "state" { print $2; exit }' "$STATE"` || REC=""
if [ "x$REC" = "xREPLAY" ]; then
  rune_error 3 "Recorder is replaying" '{"state":"REPLAY"}'
fi

SENT=0
FAILED=0
for F in "$SPOOL"/*.evt; do
  [ -f "$F" ] || continue
  if scp -q -o BatchMode=yes "$F" "$HOST:/archive/events/" >&2; then
    mv "$F" "$F.sent" || FAILED=`expr $FAILED + 1`
    SENT=`expr $SENT + 1`
  else
    echo "not sent: $F" 1>&2
    FAILED=`expr $FAILED + 1`
  fi
done
OUT=`jq -nc --arg h "$HOST" --arg s "$SENT" --arg f "$FAILED" '{archive:$h, sent:$s, failed:$f}'`
[ "$FAILED" -eq 0 ] || rune_error 3 "Some files were not sent" "$OUT"
rune_ok "Event log shifted" "$OUT"
