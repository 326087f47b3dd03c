#!/bin/bash
#
# mirror_sync - pull the package mirror from the artifact store
#
set -e -u
set -o pipefail
umask 022

dir=`cd \`dirname "$0"\` && pwd`
. $dir/rune_bpcs.sh
rune_init

src=`rune_param source "rsync://artifacts.internal/mirror/"`
dst=`rune_param target /srv/mirror`
log=/tmp/mirror_sync.log

if [ ! -d "$dst" ]; then
    rune_error 2 "target directory is missing" "`jq -nc --arg d "$dst" '{target:$d}'`"
fi

lock=$dst/.sync.lock
if ( set -C; echo $$ >"$lock" ) 2>/dev/null; then
    trap 'rm -f "$lock"' EXIT
else
    rune_error 3 "another sync is running" "`jq -nc --arg p "\`cat "$lock" 2>/dev/null\`" '{pid:$p}'`"
fi

# everything from here is for the log
exec >>$log 2>&1 || rune_error 2 "cannot write the log" '{}'

echo "--- `date`"
tries=0
until rsync -rtlH --delete-after --timeout=120 --stats "$src" "$dst/"; do
    tries=`expr $tries + 1`
    if [ $tries -ge 3 ]; then
        rune_error 2 "rsync gave up" '{"tries":3}'
    fi
    sleep `expr $tries \* 10`
done

size=`du -sk "$dst" | awk '{print $1}'` || size=0
if [ -x /usr/local/sbin/mirror-reindex ]; then
    /usr/local/sbin/mirror-reindex "$dst" || echo "reindex failed"
fi
rune_ok "mirror in sync" "`jq -nc --arg k "$size" --arg t "$tries" '{kbytes:$k, retries:$t}'`"
