#!/bin/bash
# Check that all time servers announce the same leap state.
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

CONF=/etc/chrony/chrony.conf
[ -r $CONF ] || rune_error 4 "chrony is not configured" '{"file":"/etc/chrony/chrony.conf"}'

SERVERS=`grep '^server ' $CONF | awk '{ print $2 }'`
COUNT=0
BAD=""
for S in $SERVERS; do
  LEAP=`ntpdate -q "$S" 2>/dev/null | awk '/leap/ { print $NF; exit }'` || LEAP=""
  COUNT=`expr $COUNT + 1`
  if [ "${LEAP:-00}" != "00" ]; then
    BAD="$BAD $S"
  fi
done

if [ -n "$BAD" ]; then
  rune_error 5 "Leap second announced" "`jq -nc --arg b "$BAD" '{servers:$b}'`"
fi
rune_ok "No leap second" "`jq -nc --arg n "$COUNT" '{servers:$n}'`"
