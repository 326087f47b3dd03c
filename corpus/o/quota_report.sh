#!/bin/bash
# quota_report - who is over the soft limit on the shared web hosts
# HK 2009, wrapped for RUNE 2025
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

FS=`rune_param filesystem /home`
TMP=/tmp/quota_report.$$
trap 'rm -f $TMP' 0

[ -d "$FS" ] || rune_error 2 "no such filesystem" '{"param":"filesystem"}'
PATH=$PATH:/usr/sbin
type repquota 2>/dev/null || rune_error 2 "quota tools missing" '{}'
repquota -u "$FS" > $TMP 2>/dev/null || rune_error 2 "repquota failed, quota off?" '{}'

# lines look like:  kunde17   +-  5242912 5242880 6291456  6days  1201 0 0
OVER=0
grep '^[a-z].* +[-+] ' $TMP | sort -k3nr | while read USER FLAG USED SOFT REST; do
    OVER=`expr $OVER + 1`
    MB=`expr $USED / 1024 + 1`
    rune_out "over_$OVER" "$USER ${MB}MB"
done || true

COUNT=`grep -c '^[a-z].* +[-+] ' $TMP || true`
rune_out "count=$COUNT"
if [ "$COUNT" -gt 0 ]; then
    rune_err 3 "accounts over quota"
fi
rune_finish "nobody over quota"
