#!/bin/bash
# start a scrub on pools that were not scrubbed for a while     -- gk 2011, 2019, 2024
set -e
set -u
set -o pipefail
PATH=/usr/sbin:/sbin:/usr/bin:/bin; export PATH
. /opt/rune/lib/rune_bpcs.sh
rune_init

DAYS=`rune_param max_age_days 30`
case "$DAYS" in
    ''|*[!0-9]*) rune_error 1 "max_age_days must be a number" '{"parameter":"max_age_days"}' ;;
esac
command -v zpool >/dev/null 2>&1 || rune_error 4 "zpool is not installed" '{}'

now=`date +%s`
started=""
nstart=0
busy=0
fresh=0

pools=`zpool list -H -o name 2>/dev/null || true`
if [ -z "$pools" ]; then
    rune_error 2 "no pools on this host" '{}'
fi

for pool in $pools
do
    line=`zpool status "$pool" 2>/dev/null | awk '/^ *scan:/ { l = $0 } END { print l }' || :`
    when=""
    case "$line" in
        *"in progress"*)  busy=`expr $busy + 1`; continue ;;
        *" errors on "*)  when=`echo "$line" | sed 's/.* errors on //'` ;;
    esac
    if [ -n "$when" ]; then
        last=`date -d "$when" +%s 2>/dev/null || echo 0`
        age=`expr \( $now - $last \) / 86400 || :`
        if [ "$age" -lt "$DAYS" ]; then
            fresh=`expr $fresh + 1`
            continue
        fi
    fi
    if zpool scrub "$pool" >/dev/null 2>&1; then
        started="$started $pool"
        nstart=`expr $nstart + 1`
    else
        echo "cannot scrub $pool" 1>&2
        rune_out "refused" "$pool"
        rune_err 3 "a pool refused the scrub"
    fi
done

rune_out "started=`echo $started`"
rune_out "count=$nstart"
rune_out "in_progress=$busy"
rune_out "recent=$fresh"
rune_finish "scrubs started: $nstart"
