#!/bin/bash
# NUT: read the UPS of the server room. Written 2009, still fine.
set -eu
set -o pipefail
DIR=`cd \`dirname $0\` && pwd`
. $DIR/rune_bpcs.sh
rune_init

UPS=`rune_param ups "rack1@localhost"`
MIN=`rune_param min_charge 50`
case $MIN in
  [0-9]|[0-9][0-9]|100) ;;
  *) rune_error 1 "min_charge must be 0..100" '{"parameter":"min_charge"}' ;;
esac

T=`mktemp /tmp/ups.XXXXXX`
trap 'rm -f $T' 0

if upsc "$UPS" >$T 2>/dev/null
then
  :
else
  rune_error 2 "upsc cannot reach the UPS" "`jq -nc --arg u "$UPS" '{ups:$u}'`"
fi

STATUS=`awk -F': ' '$1 == "ups.status" { print $2 }' $T`
CHARGE=`awk -F': ' '$1 == "battery.charge" { printf "%d", $2 }' $T`
RUNTIME=`sed -n 's/^battery\.runtime: \([0-9]*\).*/\1/p' $T`
[ -n "$CHARGE" ] || CHARGE=0
[ -n "$RUNTIME" ] || RUNTIME=0
echo "UPS $UPS: $STATUS, $CHARGE%" 1>&2

D=`jq -nc --arg s "$STATUS" --argjson c $CHARGE --argjson r $RUNTIME '{status:$s,charge:$c,runtime:$r}'`
case "$STATUS" in
  OB*) rune_error 3 "UPS is on battery" "$D" ;;
  OL*) if [ $CHARGE -lt $MIN ]; then rune_error 3 "Battery is low" "$D"; fi ;;
  *)   rune_error 3 "Odd UPS state" "$D" ;;
esac
rune_ok "UPS is fine" "$D"
