#!/bin/bash
# thermal_zones: refuse when a zone is above its critical trip point
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

MARGIN=`rune_param margin_c 5`
case "$MARGIN" in
	''|*[!0-9]*) rune_error 1 "margin_c must be a number" '{"param":"margin_c"}' ;;
esac
SYS=`rune_param sysfs /sys/class/thermal`
[ -d "$SYS/thermal_zone0" ] || rune_error 4 "no thermal zones" "`jq -nc --arg p "$SYS" '{path: $p}'`"

TAB=`mktemp`
trap 'rm -f $TAB' 0
for Z in "$SYS"/thermal_zone*; do
	T=`cat $Z/temp 2>/dev/null || echo 0`
	K=`cat $Z/type 2>/dev/null || echo unknown`
	C=`cat $Z/trip_point_0_temp 2>/dev/null || echo 105000`
	echo "`basename $Z` $K `expr $T / 1000 || :` `expr $C / 1000 || :`"
done >$TAB

sort -k3,3nr $TAB | while read ZONE KIND TEMP CRIT; do
	LIMIT=`expr $CRIT - $MARGIN` || LIMIT=0
	if [ "$TEMP" -ge "$LIMIT" ]; then
		rune_error 3 "zone too hot" "`jq -nc --arg z "$ZONE" --arg t "$TEMP" '{zone: $z, temp_c: $t}'`"
	fi
	echo "$ZONE $KIND ${TEMP}C" >&2
done || echo "hot zones found" >&2

MAX=`sort -k3,3nr $TAB | head -1 | awk '{ print $3 }'`
rune_ok "zones fine" "`jq -nc --arg m "$MAX" '{max_c: ($m|tonumber)}'`"
