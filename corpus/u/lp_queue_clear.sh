#!/bin/bash
# lp_queue_clear - cancel stuck jobs on one printer and enable it again
set -eu
set -o pipefail
PATH=/usr/bin:/usr/sbin:/bin:/sbin:/usr/lib/lp/bin
export PATH

dir=`dirname "$0"`
. "$dir/rune_bpcs.sh"
rune_init

printer=`rune_param printer ""`
age=`rune_param max_age_minutes 30`
if [ -z "$printer" ]; then
	rune_error 1 "no printer given" '{"missing":["printer"]}'
fi
case "$age" in
'' | *[!0-9]*) rune_error 1 "max_age_minutes is not a number" '{"field":"max_age_minutes"}' ;;
esac

if lpstat -p "$printer" >/dev/null 2>&1; then
	:
else
	rune_error 2 "unknown printer" "`jq -nc --arg p "$printer" '{printer:$p}'`"
fi

jobs=/tmp/lpq.$$
trap 'rm -f $jobs $jobs.old' 0
trap 'rm -f $jobs $jobs.old; rune_error 100 "interrupted" "{}"' 1 2 15

# job-id  user  size  date...
LC_ALL=C lpstat -o "$printer" >$jobs 2>/dev/null || true
now=`date +%s`
: >$jobs.old
while read job user size when
do
	t=`date -d "$when" +%s 2>/dev/null || echo $now`
	mins=`expr \( $now - $t \) / 60 || true`
	if [ "$mins" -ge "$age" ]; then
		echo "$job" >>$jobs.old
	fi
done <$jobs

count=0
for job in `cat $jobs.old`
do
	if cancel "$job" >&2; then
		count=`expr $count + 1`
	fi
done

cupsenable "$printer" 1>&2 || rune_error 3 "printer will not enable" "`jq -nc --arg p "$printer" '{printer:$p}'`"
total=`wc -l <$jobs | tr -d ' '`
rune_ok_kv "queue cleared" "printer=$printer" "seen=$total" "cancelled=$count"
