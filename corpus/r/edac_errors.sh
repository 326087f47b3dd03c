#!/bin/bash
# edac_errors: corrected and uncorrected memory errors
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
exec 3>&1 1>&2

MAXCE=`rune_param max_ce 100`
case "$MAXCE" in
	''|*[!0-9]*) rune_error 1 "max_ce must be a number" '{"param":"max_ce"}' >&3 ;;
esac

echo "looking at the memory controllers"
modprobe -q edac_core || echo "edac_core not loaded, maybe built in"

CE=0
UE=0
FOUND=no
for MC in /sys/devices/system/edac/mc/mc[0-9]*; do
	[ -r $MC/ce_count ] || continue
	FOUND=yes
	A=`cat $MC/ce_count` || A=0
	B=`cat $MC/ue_count` || B=0
	printf '%-6s ce=%s ue=%s\n' `basename $MC` $A $B
	CE=`expr $CE + $A || :`
	UE=`expr $UE + $B || :`
done
uname -r
if [ $FOUND = no ]; then
	rune_error 4 "no EDAC driver" '{"path":"/sys/devices/system/edac/mc"}' >&3
fi

OUT=`jq -nc --arg c "$CE" --arg u "$UE" '{corrected: ($c|tonumber), uncorrected: ($u|tonumber)}'`
if [ "$UE" -gt 0 ] || [ "$CE" -gt "$MAXCE" ]; then
	rune_error 3 "memory errors" "$OUT" >&3
fi
rune_ok "memory fine" "$OUT" >&3
