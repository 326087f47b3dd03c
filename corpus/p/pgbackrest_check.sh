#!/bin/bash
#
# pgbackrest_check - is there a full backup younger than N hours?
# 2009 rsnapshot version: jh; pgbackrest since 2019
#
set -e
set -u
set -o pipefail

PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin:$PATH
export PATH

dir=`dirname "$0"`
dir=`cd "$dir" && pwd`
. "$dir/rune_bpcs.sh"
rune_init

stanza=`rune_param stanza main`
hours=`rune_param max_age_hours 26`

case "$hours" in
    ''|*[!0-9]*) rune_error 1 "max_age_hours is not a number" '{"field":"max_age_hours"}' ;;
esac

if [ ! -x /usr/bin/pgbackrest ] && ! command -v pgbackrest >/dev/null 2>&1; then
    rune_error 4 "pgbackrest is not installed" '{}'
fi

tmp=`mktemp /tmp/pgbr.XXXXXX`
trap 'rm -f "$tmp"' 0

if pgbackrest --stanza="$stanza" --log-level-console=off info --output=json >"$tmp" 2>/dev/null; then
    :
else
    rc=$?
    rune_error 2 "pgbackrest info failed" "`jq -nc --arg s "$stanza" --argjson r "$rc" '{stanza:$s, status:$r}'`"
fi

last=`jq -r '[.[0].backup[]? | select(.type == "full") | .timestamp.stop] | max // 0' "$tmp" 2>/dev/null` || last=0
now=`date +%s`
age=`expr \( "$now" - "$last" \) / 3600` || age=0
if [ "$last" -eq 0 ]; then
    rune_error 3 "no full backup at all" "`jq -nc --arg s "$stanza" '{stanza:$s}'`"
fi

n=`jq '.[0].backup | length' "$tmp" 2>/dev/null` || n=0
data=`jq -nc --arg s "$stanza" --argjson a "$age" --argjson n "$n" '{stanza:$s, full_age_hours:$a, backups:$n}'`
if [ "$age" -gt "$hours" ]; then
    rune_error 3 "last full backup is too old" "$data"
fi
rune_ok "backups are fresh" "$data"
