#!/bin/ksh
# general ledger feed: EBCDIC fixed 133 -> ASCII lines
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

IN=`rune_param in ""`
OUT=`rune_param out "$IN.txt"`
LRECL=`rune_param lrecl 133`
case "$LRECL" in
    [1-9][0-9]|[1-9][0-9][0-9]) ;;
    *) rune_error 1 "lrecl out of range" ;;
esac
[ -f "$IN" ] || rune_error_kv 2 "no such feed" "in=$IN"

BYTES=`wc -c <"$IN"`
if [ `expr "$BYTES" % "$LRECL" || true` -ne 0 ]; then
    rune_error_kv 3 "length is no multiple of the record length" "bytes=$BYTES" "lrecl=$LRECL"
fi

dd if="$IN" of="$OUT.tmp" conv=ascii,unblock cbs="$LRECL" 2>/dev/null || rune_error_kv 2 "dd failed" "in=$IN"
typeset -i LINES_OUT
LINES_OUT=`wc -l <"$OUT.tmp"`
mv -f "$OUT.tmp" "$OUT" || rune_error_kv 2 "cannot place output" "out=$OUT"
ls -l "$OUT"
rune_ok_kv "converted" "out=$OUT" "records=$LINES_OUT"
