#!/bin/bash
# timer_catchup - start services whose systemd timer is overdue
set -euo pipefail
PATH=/usr/bin:/bin:/usr/sbin:/sbin
export PATH
MYDIR=`dirname "$0"`
. "$MYDIR/rune_bpcs.sh"
rune_init

DRY=`rune_param dry_run false`
MAXLATE=`rune_param max_late_minutes 60`
echo "$MAXLATE" | grep '^[0-9][0-9]*$' >/dev/null || \
    rune_error 1 "max_late_minutes is not a number" '{"parameter":"max_late_minutes"}'

TMP=`mktemp -d` || rune_error 100 "mktemp failed" '{}'
trap 'rm -rf "$TMP"' 0

systemctl list-units --type=timer --state=active --no-legend --plain > $TMP/units 2>/dev/null || \
    rune_error 2 "systemd does not answer" '{}'

now=`date +%s`
late=0
: > $TMP/started
: > $TMP/failed
while read unit rest
do
    svc=`systemctl show -p Unit --value "$unit" 2>/dev/null || true`
    last=`systemctl show -p LastTriggerUSec --value "$unit" 2>/dev/null || true`
    next=`systemctl show -p NextElapseUSecRealtime --value "$unit" 2>/dev/null || true`
    [ -n "$svc" ] || continue
    t=`date -d "$next" +%s 2>/dev/null || echo "$now"`
    over=`expr \( $now - $t \) / 60 || true`
    [ "$over" -gt "$MAXLATE" ] || continue
    late=`expr $late + 1`
    echo "$unit: due $next, last run $last" >&2
    [ "$DRY" = true ] && continue
    if systemctl start --no-block "$svc" < /dev/null 1>&2
    then echo "$svc" >> $TMP/started
    else echo "$svc" >> $TMP/failed
    fi
done < $TMP/units

OUT=`jq -nc --rawfile s $TMP/started --rawfile f $TMP/failed --arg l "$late" \
    '{late: ($l | tonumber), started: ($s / "\n" | map(select(. != ""))), failed: ($f / "\n" | map(select(. != "")))}'`
if [ -s $TMP/failed ]; then
    rune_error 3 "some services did not start" "$OUT"
fi
rune_ok "$late late timers" "$OUT"
