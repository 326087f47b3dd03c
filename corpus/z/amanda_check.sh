#!/bin/bash
# amanda_check.sh - run amcheck for a configuration and say what it thinks
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

CONFIG=`rune_param config DailySet1`
case "$CONFIG" in
*[!A-Za-z0-9_]*|"") rune_error 1 "bad configuration name" '{}' ;;
esac

TMP=/tmp/amcheck.$$
trap 'rm -f $TMP' 0
trap 'rm -f $TMP; exit 1' 1 2 15

[ -f /etc/amanda/$CONFIG/disklist ] || rune_error 4 "no disklist" "`jq -nc --arg c $CONFIG '{config:$c}'`"
HOSTS=`awk 'NF>1 && $1 !~ /^#/ {print $1}' /etc/amanda/$CONFIG/disklist | sort -u | wc -l`

if ! su amandabackup -s /bin/sh -c "amcheck -c -s $CONFIG" >$TMP 2>&1; then
	WARN=`awk '/^(WARNING|ERROR)/ {n++} END {print n+0}' $TMP`
	RC=$?
	OUT=`jq -nc --arg c $CONFIG --argjson w $WARN --rawfile t $TMP '{config:$c,complaints:$w,text:$t}'`
	rune_error $RC "amcheck is not happy" "$OUT"
fi

SECS=`awk '/^Client check:.*seconds/ {for(i=1;i<=NF;i++) if ($i=="seconds") s=$(i-1)} END {print s+0}' $TMP`
rune_ok "amcheck found nothing" "`jq -nc --arg c $CONFIG --argjson h $HOSTS --argjson s $SECS '{config:$c,hosts:$h,seconds:$s}'`"
