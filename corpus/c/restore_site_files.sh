#!/bin/bash
##############################################################
# restore files of a site from the nightly rsync tree
# first level support may run this one
##############################################################
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

SITE=`rune_param site ""`
DAY=`rune_param day ""`
NIGHTLY=/srv/nightly
LOG=/var/log/support/restore.log
mkdir -p /var/log/support

if [ -z "$SITE" ]; then
    rune_error 1 "site is required" '{"missing":["site"]}'
fi
if [ -z "$DAY" ]; then
    DAY=`ls "$NIGHTLY" | grep '^20' | tail -1`
fi

SRC="$NIGHTLY/$DAY/$SITE"
if [ ! -d "$SRC" ]; then
    rune_error 2 "no backup for that day" "`jq -nc --arg d "$DAY" --arg s "$SITE" '{day:$d, site:$s}'`"
fi

# keep what is there now
cp -a "/srv/www/$SITE" "/srv/www/$SITE.before-restore"

# the copy. errors to the log please
rsync -a --delete "$SRC/" "/srv/www/$SITE/" 2>&1 >> "$LOG" || rune_error 3 "rsync failed" '{"step":"rsync"}'

chown -R "www-$SITE" "/srv/www/$SITE" >> "$LOG" 2>&1 || rune_error 3 "chown failed" '{"step":"chown"}'

FILES=`find "/srv/www/$SITE" -type f 2>/dev/null | wc -l || true`
cat <<EOF
Restored $SITE from $DAY
Files:   $FILES
EOF
rune_ok "Restored" "`jq -nc --arg s "$SITE" --arg d "$DAY" --arg f "$FILES" '{site:$s, day:$d, files:$f}'`"
