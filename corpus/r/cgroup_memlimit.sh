#!/bin/bash
# cgroup_memlimit: memory.max of a systemd slice, cgroup v2
. /opt/rune/lib/rune_bpcs.sh
rune_init

SLICE=`rune_param slice ""`
MB=`rune_param limit_mb 0`
ROOT=/sys/fs/cgroup

[ -n "$SLICE" ] || rune_error 1 "slice missing" '{"missing":["slice"]}'
[ -f $ROOT/cgroup.controllers ] || rune_error 4 "cgroup v2 wanted" '{"root":"/sys/fs/cgroup"}'

G="$ROOT/$SLICE"
[ -d "$G" ] || rune_error 2 "no such slice" "`jq -nc --arg s "$SLICE" '{slice: $s}'`"

BYTES=$((MB * 1048576))
CUR=`cat "$G/memory.current"`

if [ "$BYTES" -gt 0 ] && [ "$CUR" -gt "$BYTES" ]; then
	rune_error 3 "slice uses more than that already" "`jq -nc --arg c "$CUR" --arg b "$BYTES" '{current: $c, wanted: $b}'`"
fi

if ! echo "$BYTES" >"$G/memory.max"; then
	rune_error 2 "limit not written" "`jq -nc --arg s "$SLICE" '{slice: $s}'`"
fi

EVENTS=`awk '$1 == "oom_kill" { print $2 }' "$G/memory.events"`
rune_ok_kv "limit set" "slice=$SLICE" "bytes=$BYTES" "current=$CUR" "oom_kills=$EVENTS"
