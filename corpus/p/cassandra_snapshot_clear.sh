#!/bin/bash
#
# cassandra_snapshot_clear - drop snapshots older than N days, newest kept
#
set -e -u -o pipefail

dir=`cd \`dirname "$0"\` && pwd`
. $dir/rune_bpcs.sh
rune_init

days=`rune_param days 7`
prefix=`rune_param prefix rune-`
expr "x$days" : 'x[0-9][0-9]*$' >/dev/null || rune_error 1 "days is not a number" '{"field":"days"}'

snaps=`nodetool listsnapshots 2>/dev/null | awk -v p="$prefix" 'index($1, p) == 1 {print $1}' | sort -u` ||
    rune_error 2 "nodetool failed" '{}'
if [ -z "$snaps" ]; then
    rune_ok "nothing to clear" '{"cleared":0}'
fi

limit=`date -d "$days days ago" +%Y%m%d`
newest=`echo "$snaps" | tail -1`
cleared=0
kept=0
for s in $snaps; do
    # rune-20240131 -> 20240131
    stamp=`expr "$s" : '.*-\([0-9]\{8\}\)$'` || stamp=99999999
    if [ "$s" = "$newest" ] || [ "$stamp" -ge "$limit" ]; then
        kept=`expr $kept + 1`
        continue
    fi
    if nodetool clearsnapshot -t "$s" >&2; then
        cleared=`expr $cleared + 1`
    else
        echo "cannot clear $s" >&2
        kept=`expr $kept + 1`
    fi
done
rune_ok "snapshots cleared" "`jq -nc --argjson c $cleared --argjson k $kept '{cleared:$c, kept:$k}'`"
