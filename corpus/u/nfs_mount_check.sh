#!/bin/bash
# are the NFS file systems of fstab mounted and alive
#
# input:  none
# output: live, stale (counts)
#
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

# mount points of type nfs, one a line
list=`awk '$3 ~ /^nfs/ && $1 !~ /^#/ {print $2}' /etc/fstab 2>/dev/null || true`
want=`echo "$list" | sed '/^$/d' | wc -l | tr -d ' '`
live=`echo "$list" | sed '/^$/d' | xargs -r -n1 timeout 5 stat -t 2>/dev/null | wc -l || true`
[ "$want" -gt 0 ] || rune_ok "no nfs mounts" '{"mounts":0}'

[ "$live" -eq "$want" ] || rune_error 3 "dead mounts" "`jq -nc --arg w $want --arg l $live '{wanted:$w,live:$l}'`"

# stale handles show up in the kernel log only
stale=`dmesg 2>/dev/null | grep -c 'Stale file handle' || true`
rune_ok_kv "all mounts answer" "live=$live" "stale=$stale"
