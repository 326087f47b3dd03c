#!/bin/sh
# schedule a reboot with at(1), replacing one that is queued already
set -euo pipefail
. `dirname $0`/rune_bpcs.sh

REQ=`head -c 65536`
case "$REQ" in
*at_reboot_debug*) echo "debug wanted" >&2 ;;
esac
rune_init

when=`rune_param when "now + 10 minutes"`
queue=`rune_param queue r`
case $queue in
[a-z]) ;;
*) rune_error 1 "queue is one letter" '{"field":"queue"}' ;;
esac

for id in `atq -q $queue 2>/dev/null | awk '{print $1}'`
do
	atrm $id || true
done

if echo "/sbin/shutdown -r now" | at -q $queue "$when" >/dev/null 2>&1
then
	rune_ok_kv "reboot scheduled" "when=$when" "queue=$queue"
else
	rune_error 3 "at refused the time" "`jq -nc --arg w "$when" '{when:$w}'`"
fi
