#!/bin/bash
# remove old files below /tmp and the session directories
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

DAYS=`rune_param days "7"`
if ! [[ "$DAYS" =~ ^[0-9]+$ ]]; then
    rune_error 1 "days must be a number" '{"parameter":"days"}'
fi

TOTAL=0
for DIR in /tmp /var/tmp /var/lib/php/sessions; do
    if [ ! -d "$DIR" ]; then
        echo "skipping $DIR" >&2
        continue
    fi
    N=`find "$DIR" -xdev -type f -mtime +"$DAYS" 2>/dev/null | wc -l || true`
    find "$DIR" -xdev -type f -mtime +"$DAYS" -delete 2>/dev/null || true
    TOTAL=$((TOTAL + N))
    rune_out "last_directory=$DIR"
done

# how does it look now
df -h /tmp /var || true

rune_out "removed=$TOTAL"
echo "removed $TOTAL files" >&2
