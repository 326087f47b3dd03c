#!/bin/bash
# cups_queue_rescue - enable stopped printers, cancel jobs older than N hours
# old faithful; runs on every print server since 2009

set -o errexit -o nounset -o pipefail
MYDIR=`cd \`dirname "$0"\` && pwd`
. "$MYDIR/rune_bpcs.sh"
rune_init

HOURS=`rune_param hours 12`
case "$HOURS" in
  [1-9]|[1-9][0-9]) ;;
  *) rune_error 1 "hours must be 1 to 99" '{"field":"hours"}' ;;
esac

lpstat -r >/dev/null 2>&1 || rune_error 2 "scheduler is not running" '{"daemon":"cupsd"}'

ENABLED=0
STOPPED=`lpstat -p 2>/dev/null | awk '/disabled since/ {print $2}' || true`
for P in $STOPPED
do
  if cupsenable "$P" && cupsaccept "$P"
  then
    ENABLED=`expr $ENABLED + 1`
    logger -t rune "printer $P enabled again" || :
  else
    echo "cannot enable $P" >&2
  fi
done

OLD=`find /var/spool/cups -maxdepth 1 -name 'c[0-9]*' -mmin +\`expr $HOURS \* 60\` -printf '%f\n' 2>/dev/null | sed 's/^c0*//' || :`
GONE=0
for J in $OLD
do
  cancel "$J" 2>/dev/null && GONE=`expr $GONE + 1`
done

cat <<REPORT >&2
cups rescue on `uname -n`
  enabled   $ENABLED
  cancelled $GONE
REPORT

REST=`lpstat -o 2>/dev/null | wc -l || true`
rune_ok "print queues checked" "`jq -nc --argjson e $ENABLED --argjson c $GONE --argjson r "$REST" \
  '{enabled:$e, cancelled:$c, remaining:$r}'`"
