#!/bin/bash
# rotate one log by hand, keep N old ones
set -euo pipefail
cd `dirname $0`
. ./rune_bpcs.sh
rune_init

log=`rune_param log /var/adm/messages`
keep=`rune_param keep 5`
post=`rune_param postrotate ""`
expr "$keep" : '[1-9][0-9]*$' >/dev/null || rune_error 1 "keep must be a number above 0" '{"field":"keep"}'
[ -f "$log" ] || rune_error 2 "no such log" "`jq -nc --arg l "$log" '{log:$l}'`"

lock=$log.lock
mkdir "$lock" 2>/dev/null || rune_error 3 "rotation is running already" "`jq -nc --arg l "$lock" '{lock:$l}'`"
trap 'rmdir "$lock" || true' 0

i=$keep
while [ $i -gt 1 ]
do
	j=`expr $i - 1 || true`
	if [ -f "$log.$j.gz" ]; then
		mv -f "$log.$j.gz" "$log.$i.gz" || rune_error 2 "cannot shift" '{"step":"shift"}'
	fi
	i=$j
done

size=`ls -ln "$log" | awk '{print $5}'`
if ! gzip -c "$log" >"$log.1.gz"; then
	rune_error $? "gzip failed" "`jq -nc --arg l "$log" '{log:$l}'`"
fi
cat /dev/null >"$log"

if [ -n "$post" ]; then
	eval "$post" >&2 || rune_error 3 "postrotate failed" '{"step":"postrotate"}'
elif [ -f /var/run/syslogd.pid ]; then
	kill -HUP `cat /var/run/syslogd.pid` || true
fi
rune_ok_kv "log rotated" "log=$log" "bytes=$size" "kept=$keep"
