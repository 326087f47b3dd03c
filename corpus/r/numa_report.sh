#!/bin/bash
# numa_report: free memory and misses per NUMA node
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ls -d /sys/devices/system/node/node[0-9]* >/dev/null 2>&1 || rune_error 4 "not a NUMA kernel" '{"path":"/sys/devices/system/node"}'

node_line()
{
	# $1 = directory
	F=`awk '/MemFree/ { print $4 }' $1/meminfo`
	T=`awk '/MemTotal/ { print $4 }' $1/meminfo`
	M=`awk '$1 == "numa_miss" { print $2 }' $1/numastat`
	echo "`basename $1` $F $T $M"
}

ROWS=`for D in /sys/devices/system/node/node[0-9]*; do
	node_line $D || exit 2
done` || rune_error 2 "node statistics unreadable" '{"step":"numastat"}'

NODES=`echo "$ROWS" | jq -Rnc '[inputs | split(" ") | {node: .[0], free_kb: (.[1]|tonumber), total_kb: (.[2]|tonumber), miss: (.[3]|tonumber)}]'`
MISS=`echo "$ROWS" | awk '{ s += $4 } END { print s + 0 }'`
COUNT=`echo "$ROWS" | wc -l`

if [ "$MISS" -gt 1000000 ]; then
	rune_error_kv 3 "many numa misses" "nodes=$NODES" "miss=$MISS"
fi
rune_ok_kv "numa fine" "count=$COUNT" "miss=$MISS"
