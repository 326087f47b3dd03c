#!/bin/bash
# free_disk_space - the usual suspects, in the usual order
. /opt/rune/lib/rune_bpcs.sh
rune_init

MOUNT=`rune_param mount /var`
LIMIT=`rune_param limit_percent 85`
DAYS=`rune_param log_days 14`
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH

if [ ! -d "$MOUNT" ]; then
	rune_error 2 "no such mount point: $MOUNT"
fi

usage() {
	df -P "$MOUNT" | awk 'NR==2 { sub("%","",$5); print $5 }'
}

before=`usage`
over=`df -P | awk "NR>1 && \\$5+0 > $LIMIT { print \\$6 }" | wc -l`
if [ "$before" -le "$LIMIT" ]; then
	rune_out "usage=$before"
	rune_out "over_limit=$over"
	rune_finish "nothing to do"
fi

if [ "`rune_param report_only no`" = yes ]; then
	du -x --max-depth=2 "$MOUNT" 2>/dev/null | sort -rn | head -20 >/var/tmp/free_disk_space.top
	exit 0
fi

step=0
for what in journal packages logs cores
do
	[ `usage` -gt "$LIMIT" ] || break
	step=`expr $step + 1`
	case $what in
	journal)  journalctl --vacuum-size=200M >/dev/null 2>&1 ;;
	packages) apt-get -qq clean >/dev/null 2>&1 || yum -q clean all >/dev/null 2>&1 ;;
	logs)     find /var/log -xdev -name '*.gz' -mtime +"$DAYS" -exec rm -f {} \; 2>/dev/null ;;
	cores)    find "$MOUNT" -xdev -name 'core.[0-9]*' -size +50M -delete 2>/dev/null ;;
	esac
done

after=`usage`
rune_out "before=$before"
rune_out "after=$after"
rune_out "steps=$step"
if [ "$after" -gt "$LIMIT" ]; then
	rune_err 3 "still above the limit"
fi
rune_finish "space freed"
