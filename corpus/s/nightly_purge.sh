#!/bin/bash
# purge of old batch listings
set -u
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

ROOT=`rune_param root /batch/sysout`
KEEP=`rune_param keep 30`
case "$KEEP" in
    ''|*[!0-9]*) rune_error 1 "keep is a number of days" ;;
esac
case "$ROOT" in
    /batch/*) ;;
    *) rune_error_kv 1 "only below /batch" "root=$ROOT" ;;
esac
test -d "$ROOT" || rune_error_kv 2 "no such directory" "root=$ROOT"

LST=`mktemp`
trap 'rm -f "$LST"' EXIT
find "$ROOT" -type f -name '*.lst' -mtime +"$KEEP" -print >"$LST" 2>/dev/null
N=`wc -l <"$LST"`

if [ "$N" -gt 0 ]; then
    KB=`xargs du -k <"$LST" | awk '{ k += $1 } END { print k + 0 }'`
    xargs rm -f <"$LST"
    rune_ok_kv "purged" "files=$N" "kb=$KB"
fi
