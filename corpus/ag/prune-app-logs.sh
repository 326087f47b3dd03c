#!/bin/bash
#
# prune-app-logs: compress old logs of an application, remove very old ones
#
set -euo pipefail
BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

APP=`rune_param app ""`
KEEP=`rune_param keep_days 14`
ZIP=`rune_param zip_days 2`
DRY=`rune_param dry_run false`
ROOT=/var/log/apps

bad() {
    rune_error_kv 1 "$1" "app=$APP"
}

case "$APP" in
    "")             bad "app is missing" ;;
    *[!a-z0-9_-]*)  bad "app has forbidden characters" ;;
esac
case "$KEEP" in
    ""|*[!0-9]*|0*) bad "keep_days must be a number" ;;
esac
case "$ZIP" in
    ""|*[!0-9]*|0*) bad "zip_days must be a number" ;;
esac
if [ "$ZIP" -ge "$KEEP" ]; then
    bad "zip_days must be below keep_days"
fi

DIR=$ROOT/$APP
if [ ! -d "$DIR" ]; then
    rune_error_kv 2 "no log directory" "app=$APP" "directory=$DIR"
fi
if [ ! -w "$DIR" ]; then
    rune_error_kv 4 "no right to write there" "app=$APP" "directory=$DIR"
fi

# percent used of the file system, digits only
used() {
    df -P "$DIR" 2>/dev/null | awk 'NR == 2 { sub(/%/, "", $5); print $5 }' || true
}

TMP=`mktemp /tmp/prune.XXXXXX`
trap 'rm -f "$TMP" "$TMP.old"' 0

BEFORE=`used`
find "$DIR" -type f -name '*.gz' -mtime +"$KEEP" -print >"$TMP.old" 2>/dev/null || true
find "$DIR" -type f -name '*.log.*' ! -name '*.gz' -mtime +"$ZIP" -print >"$TMP" 2>/dev/null || true
OLD=`awk 'END { print NR }' "$TMP.old"`
NEW=`awk 'END { print NR }' "$TMP"`

if [ ! -s "$TMP" ] && [ ! -s "$TMP.old" ]; then
    rune_ok_kv "nothing to prune" "app=$APP" "used_percent=$BEFORE"
fi
if [ "$DRY" = true ]; then
    rune_ok_kv "dry run" "app=$APP" "to_compress=$NEW" "to_remove=$OLD" "used_percent=$BEFORE"
fi

REMOVED=0
FAILED=0
while read -r FILE; do
    if rm -f "$FILE" 2>/dev/null; then
        REMOVED=`expr $REMOVED + 1`
    else
        FAILED=`expr $FAILED + 1`
    fi
done <"$TMP.old"

ZIPPED=0
while read -r FILE; do
    if command -v fuser >/dev/null && fuser -s "$FILE" >/dev/null 2>&1; then
        echo "$FILE is still open, left alone" >&2
        continue
    fi
    if gzip -f "$FILE" 2>/dev/null; then
        ZIPPED=`expr $ZIPPED + 1`
    else
        FAILED=`expr $FAILED + 1`
    fi
done <"$TMP"

AFTER=`used`
rune_out app "$APP"
rune_out removed "$REMOVED"
rune_out compressed "$ZIPPED"
rune_out failed "$FAILED"
rune_out used_percent_before "$BEFORE"
rune_out used_percent_after "$AFTER"
if [ "$FAILED" -gt 0 ]; then
    rune_err 3 "some logs could not be pruned"
fi
rune_finish "logs pruned"
