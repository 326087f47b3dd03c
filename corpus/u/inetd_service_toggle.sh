#!/bin/bash
# comment a service in or out of inetd.conf
set -euo pipefail
. `dirname $0`/rune_bpcs.sh

svc=`rune_param service ""`
state=`rune_param state on`
conf=/etc/inetd.conf

[ -f $conf ] || rune_error 4 "no inetd.conf" '{"file":"/etc/inetd.conf"}'
case $svc in
'' | *[!a-z0-9_-]*) rune_error 1 "bad service name" '{"field":"service"}' ;;
esac

new=`mktemp`
trap 'rm -f $new' 0
if [ "$state" = on ]; then
	sed "s/^#*\($svc[ 	]\)/\1/" $conf >$new
else
	sed "s/^\($svc[ 	]\)/#\1/" $conf >$new
fi
if cmp -s $conf $new; then
	rune_ok_kv "nothing to do" "service=$svc" "changed=no"
fi
cat $new >$conf || rune_error 2 "cannot write inetd.conf" '{"step":"write"}'
pkill -HUP -x inetd || rune_error 3 "inetd is not running" '{"step":"hup"}'
rune_ok_kv "service toggled" "service=$svc" "state=$state" "changed=yes"
