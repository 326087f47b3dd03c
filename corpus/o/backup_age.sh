#!/bin/bash
# backup_age - how old is the newest dump of each customer
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ROOT=`rune_param root /backup/customers`
MAXH=`rune_param max_hours 26`
expr "$MAXH" : '[0-9][0-9]*$' > /dev/null || rune_error 1 "max_hours is no number"
[ -d "$ROOT" ] || rune_error 2 "$ROOT is not mounted"

NOW=`date +%s`
LIMIT=`expr $MAXH \* 3600 || :`
OLD=0
ALL=0
NAMES=
for D in "$ROOT"/*/; do
    [ -d "$D" ] || continue
    C=`basename "$D"`
    ALL=`expr $ALL + 1`
    NEWEST=`find "$D" -name '*.sql.gz' -printf '%T@\n' 2>/dev/null | sort -n | tail -1 | cut -d. -f1` || NEWEST=
    if [ -z "$NEWEST" ]; then
        rune_err "no dump at all for $C"
        continue
    fi
    AGE=`expr $NOW - $NEWEST || :`
    if [ $AGE -gt $LIMIT ]; then
        OLD=`expr $OLD + 1`
        NAMES="$NAMES $C"
        echo "$C: $AGE seconds old" >&2
    fi
done

rune_out customers $ALL
rune_out too_old $OLD
STALE=`printf '%s\n' $NAMES | jq -Rsc 'split("\n") | map(select(. != ""))'`
rune_out stale "$STALE"
[ $OLD -eq 0 ] || rune_err 3 "$OLD backups are too old"
rune_finish "all backups fresh"
