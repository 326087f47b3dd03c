#!/bin/bash
#
# Moves a site to another data volume.
#   site     name of the site
#   volume   data1 .. data4
#
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

SITE=`rune_param site ""`
VOLUME=`rune_param volume ""`

if [ -z "$SITE" -o -z "$VOLUME" ]; then
    echo "site and volume are required" >&2
    exit 1
fi
case "$VOLUME" in
    data1|data2|data3|data4) ;;
    *) rune_error 1 "unknown volume" '{"allowed":["data1","data2","data3","data4"]}' ;;
esac

SRC="/srv/www/$SITE"
DST="/$VOLUME/www/$SITE"
LOG="/var/log/support/move.log"
mkdir -p /var/log/support "/$VOLUME/www"

if [ -L "$SRC" ]; then
    # somebody did it already
    exit 0
fi
if [ ! -d "$SRC" ]; then
    rune_error 2 "source does not exist" "`jq -nc --arg s "$SRC" '{source:$s}'`"
fi

# copy twice, the second time with the site off line
rsync -a "$SRC/" "$DST/" >> "$LOG" 2>&1 || rune_error 3 "first copy failed" '{"step":"copy1"}'
systemctl stop "php-$SITE"
rsync -a --delete "$SRC/" "$DST/" >> "$LOG" 2>&1 || rune_error 3 "second copy failed" '{"step":"copy2"}'

if ! mv "$SRC" "$SRC.moved"; then
    rune_error 3 "cannot rename the old directory" '{"step":"rename"}'
fi
ln -s "$DST" "$SRC" || rune_error 3 "cannot make the link" '{"step":"link"}'
systemctl start "php-$SITE" || rune_error 3 "site does not start" '{"step":"start"}'

du -sh "$DST" || true

rune_ok "Site moved" "`jq -nc --arg s "$SITE" --arg d "$DST" '{site:$s, now_at:$d}'`"
