#!/bin/bash
# megaraid_rebuild: start a rebuild on a replaced drive, watch it in the back
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ENC=`rune_param enclosure ""`
SLOT=`rune_param slot ""`
case "$ENC$SLOT" in
	''|*[!0-9]*) rune_error 1 "enclosure and slot must be numbers" '{"missing":["enclosure","slot"]}' ;;
esac
PATH=$PATH:/opt/MegaRAID/storcli
CLI=storcli64
WATCH=/var/log/rebuild.$ENC.$SLOT.log

command -v $CLI >/dev/null 2>&1 || rune_error 4 "storcli64 not installed" '{"tool":"storcli64"}'

STATE=`$CLI /c0/e$ENC/s$SLOT show J 2>/dev/null | jq -r '.Controllers[0]."Response Data"."Drive Information"[0].State // "none"'` || STATE=none
{
	echo "`date` drive $ENC:$SLOT is $STATE"
	case "$STATE" in
		Onln) rune_ok_kv "already online" "state=$STATE" ;;
		UGood|Offln) $CLI /c0/e$ENC/s$SLOT insert dg=0 array=0 row=0 ;;
	esac
} >>"$WATCH" 2>&1 || rune_error 3 "drive could not be inserted" '{"step":"insert"}'

$CLI /c0/e$ENC/s$SLOT start rebuild >/dev/null 2>&1 || rune_error 3 "rebuild not started" '{"step":"rebuild"}'

# leave a watcher behind, it writes the progress every five minutes
(
	while $CLI /c0/e$ENC/s$SLOT show rebuild | grep -q 'In progress'; do
		$CLI /c0/e$ENC/s$SLOT show rebuild >>"$WATCH"
		sleep 300
	done
) 2>/dev/null &

rune_ok "rebuild started" "`jq -nc --arg e "$ENC" --arg s "$SLOT" --arg l "$WATCH" '{enclosure: $e, slot: $s, log: $l}'`"
