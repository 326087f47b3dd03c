#!/bin/bash
# Restart one serial gateway (ser2net instance) of a block section.
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

LOCK=/var/lock/sergw.lock
DONE=0

cleanup() {
  rm -f "$LOCK"
  if [ "$DONE" -eq 0 ]; then
    rune_error 100 "Restart was interrupted" '{}'
  fi
}

UNIT=`rune_param unit ""`
case "$UNIT" in
  ser2net@blk[0-9][0-9]) ;;
  *) rune_error 1 "Bad unit" '{"param":"unit"}' ;;
esac
if [ -f "$LOCK" ]; then
  rune_error 3 "Gateway is locked" '{}'
fi
echo $$ > "$LOCK" || rune_error 2 "Cannot lock" '{}'
trap cleanup EXIT

STATE=`systemctl is-active "$UNIT" 2>/dev/null` || STATE=inactive
if ! systemctl restart "$UNIT" >&2; then
  rune_error 2 "Gateway does not start" "`jq -nc --arg u "$UNIT" '{unit:$u}'`"
fi
rune_ok "Gateway restarted" "`jq -nc --arg u "$UNIT" --arg s "$STATE" '{unit:$u, before:$s}'`"
DONE=1
