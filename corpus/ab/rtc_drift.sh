#!/bin/bash
# How far the hardware clock is from the system clock.
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

LIMIT=`rune_param limit 2`
case "$LIMIT" in
  ''|*[!0-9]*) rune_error 1 "limit must be seconds" '{"param":"limit"}' ;;
esac
command -v hwclock || rune_error 2 "hwclock is not installed" '{"command":"hwclock"}'

HW=`hwclock --show --utc 2>/dev/null` || rune_error 2 "The clock cannot be read" '{}'
HWSEC=`date -d "$HW" +%s 2>/dev/null` || rune_error 3 "The clock shows no date" "`jq -nc --arg h "$HW" '{shown:$h}'`"
SYSSEC=`date +%s`

DRIFT=`expr $SYSSEC - $HWSEC`
case "$DRIFT" in
  -*) DRIFT=`echo "$DRIFT" | tr -d -` ;;
esac
if [ "$DRIFT" -gt "$LIMIT" ]; then
  rune_error 3 "Clock drifts" "`jq -nc --arg d "$DRIFT" '{drift:$d}'`"
fi
rune_ok "Clock is good" "`jq -nc --arg d "$DRIFT" '{drift:$d}'`"
