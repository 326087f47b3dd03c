#!/bin/bash
# Scheduled tasks (systemd timers), like schtasks /query.
SCRIPTDIR="$(dirname "$0")"
source "$SCRIPTDIR/rune_bpcs.sh"
rune_init

FILTER="$(rune_param filter "*")"
TEMPFILE="/tmp/timers.$$"

pushd /etc/systemd/system
LOCALCOUNT="$(ls -1 ./*.timer 2>/dev/null | wc -l | tr -d ' ')"
popd > /dev/null

systemctl list-timers --all --no-legend --no-pager "$FILTER" > "$TEMPFILE" 2>/dev/null
if [ $? -ne 0 ]; then
  rm -f "$TEMPFILE"
  rune_error 2 "systemctl failed" '{}'
fi
NAMES="$(awk '{ print $(NF - 1) }' "$TEMPFILE" | sort | jq -Rnc '[inputs]')"
rm -f "$TEMPFILE"
rune_ok "Timers" "$(jq -nc --argjson t "$NAMES" --arg l "$LOCALCOUNT" '{timers:$t, local_units:$l}')"
