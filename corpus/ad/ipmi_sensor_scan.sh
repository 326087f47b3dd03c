#!/usr/bin/env bash
# ipmi_sensor_scan - sensors of the local BMC that are not ok
set -e -u -o pipefail

BASE=`cd \`dirname "$0"\` && pwd`
. $BASE/rune_bpcs.sh
rune_init

WHAT=`rune_param sensor_type all`
case $WHAT in
    all) SDR="sdr list full" ;;
    temperature|fan|voltage) SDR="sdr type $WHAT" ;;
    *) rune_error 1 "sensor_type must be all, temperature, fan or voltage" \
           "`jq -nc --arg w "$WHAT" '{sensor_type: $w}'`" ;;
esac

if [ ! -c /dev/ipmi0 ] && [ ! -c /dev/ipmi/0 ]; then
    modprobe ipmi_si >/dev/null 2>&1 || true
    modprobe ipmi_devintf 1>&2 || echo "no ipmi_devintf" 1>&2
fi

T=/tmp/ipmi.$$
trap 'rm -f $T $T.bad' EXIT

n=0
until timeout 60 ipmitool $SDR > $T 2>/dev/null
do
    n=`expr $n + 1`
    if [ $n -ge 3 ]; then
        rune_error 2 "the BMC does not answer" "`jq -nc --argjson n $n '{attempts: $n}'`"
    fi
    sleep 5
done

awk -F'|' '
{
    gsub(/^ +| +$/, "", $1); gsub(/ /, "", $3)
    if ($3 != "ok" && $3 != "ns") print $1 "\t" $3
}' $T > $T.bad

total=`wc -l < $T | tr -d ' '`
bad=`wc -l < $T.bad | tr -d ' '`
DATA=`jq -Rnc --argjson t $total '{total: $t, bad: [inputs | split("\t") | {sensor: .[0], status: .[1]}]}' < $T.bad`

test $bad -eq 0 || rune_fail 3 "$bad of $total sensors are not ok" "$DATA"
rune_ok "all $total sensors are ok" "$DATA"
