#!/bin/bash
# smart_sweep: SMART health of all sd* disks           (old but gold, hk)
set -e
set -u
set -o pipefail

HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"
rune_init

MAXTEMP=`rune_param max_temp 55`
case "$MAXTEMP" in
	''|*[!0-9]*) rune_error 1 "max_temp: number wanted" '{"param":"max_temp"}' ;;
esac

TMP=`mktemp /tmp/smart.XXXXXX`
trap 'rm -f "$TMP"' 0

HOT=0
BAD=0
N=0
for D in /dev/sd[a-z]; do
	[ -b "$D" ] || continue
	N=`expr $N + 1`
	# smartctl's status is a bit mask, so never trust it blindly
	smartctl -H -A "$D" >"$TMP" 2>/dev/null || :
	if grep -q 'self-assessment test result: PASSED' "$TMP"; then
		H=ok
	else
		H=failed
		BAD=`expr $BAD + 1`
	fi
	T=`awk '$1 == 194 { t = $10 } END { print t + 0 }' "$TMP"`
	R=`awk '$1 == 5 { r = $10 } END { print r + 0 }' "$TMP"`
	if [ "$T" -gt "$MAXTEMP" ]; then
		HOT=`expr $HOT + 1`
	fi
	echo "$D $H temp=$T realloc=$R" 1>&2
	echo "$D $H $T $R"
done >"$TMP.list"

JSON=`awk 'NF == 4' "$TMP.list" | jq -R -n -c '[inputs | split(" ") | {disk: .[0], health: .[1], temp: (.[2]|tonumber), realloc: (.[3]|tonumber)}]'`
rm -f "$TMP.list"

OUT=`jq -n -c --argjson d "$JSON" --arg n "$N" --arg h "$HOT" '{disks: $d, count: ($n|tonumber), hot: ($h|tonumber)}'`
if [ "$BAD" -gt 0 ]; then
	rune_error 3 "disks failing" "$OUT"
fi
rune_ok "disks healthy" "$OUT"
