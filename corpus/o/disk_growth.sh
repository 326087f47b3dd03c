#!/bin/bash
# disk_growth - compare today's df with last week's, warn before a volume is full
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

HIST=/var/lib/hostco/df.history
HORIZON=`rune_param days_ahead 14`
case "$HORIZON" in
    ""|*[!0-9]*) rune_error 1 "days_ahead must be a number" '{"param":"days_ahead"}' ;;
esac
mkdir -p /var/lib/hostco
[ -f $HIST ] || : > $HIST

NEW=`mktemp`
WARN=`mktemp`
trap 'rm -f "$NEW" "$WARN"' 0

TODAY=`date +%s`
df -P -x tmpfs -x devtmpfs 2>/dev/null | awk -v t=$TODAY 'NR > 1 { print t, $6, $3, $4 }' > "$NEW" || :
[ -s "$NEW" ] || rune_error 2 "df gave nothing" '{}'

# history: time mount used free
while read T MOUNT USED FREE; do
    LAST=`awk -v m="$MOUNT" -v t=$TODAY '$2 == m && $1 <= t - 6 * 86400 { l = $1 " " $3 } END { print l }' $HIST`
    [ -n "$LAST" ] || continue
    set -- $LAST
    SPAN=`expr $T - $1 || :`
    GROW=`expr $USED - $2 || :`
    [ "$GROW" -gt 0 ] || continue
    LEFT=`echo "$FREE $GROW $SPAN" | awk '{ printf "%d", $1 / $2 * $3 / 86400 }'`
    if [ "$LEFT" -lt "$HORIZON" ]; then
        echo "$MOUNT $LEFT" >> "$WARN"
    fi
done < "$NEW"

cat "$NEW" >> $HIST
awk -v t=$TODAY '$1 > t - 60 * 86400' $HIST > $HIST.new && mv $HIST.new $HIST

MOUNTS=`wc -l < "$NEW" | tr -d ' '`
if [ -s "$WARN" ]; then
    sort -k2n "$WARN" | logger -t disk_growth -p daemon.warning || :
    LIST=`jq -Rnc '[inputs | split(" ") | {mount: .[0], days: (.[1] | tonumber)}]' < "$WARN"`
    rune_error 3 "volumes will be full soon" "`jq -nc --argjson l "$LIST" '{volumes: $l}'`"
fi
rune_ok_kv "room enough" "mounts=$MOUNTS" "horizon=$HORIZON"
