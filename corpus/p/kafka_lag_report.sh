#!/bin/bash
#
# kafka_lag_report - sum of the lag per topic of one consumer group
#
set -eu

dir=`cd \`dirname "$0"\` && pwd`
. $dir/rune_bpcs.sh
rune_init

group=`rune_param group ""`
limit=`rune_param limit 10000`
boot=`rune_param bootstrap localhost:9092`
[ -n "$group" ] || rune_error 1 "group is required" '{"missing":["group"]}'

raw=/tmp/kafka_lag.$$
trap 'rm -f $raw' 0
trap 'exit 2' 1 2 15

if kafka-consumer-groups.sh --bootstrap-server "$boot" --describe --group "$group" >$raw 2>&1; then
    :
else
    rune_error 2 "kafka-consumer-groups failed" "`jq -nc --rawfile o $raw '{output:($o[0:2000])}'`"
fi

# GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG ...
sum=`awk '$1 != "GROUP" && $6 ~ /^[0-9]+$/ {t[$2] += $6} END {for (i in t) print i, t[i]}' $raw | sort`
total=0
lags=
set -- $sum
while [ $# -ge 2 ]; do
    lags="$lags $1=$2"
    total=`expr $total + $2` || :
    shift 2
done

rune_out group "$group"
rune_out lag_of "$lags"
rune_out total "$total"
if [ "$total" -gt "$limit" ]; then
    rune_err 5 "lag over the limit"
fi
rune_finish "lag summed"
