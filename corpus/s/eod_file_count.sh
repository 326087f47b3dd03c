#!/bin/bash
# compare the trailer record of a hand-off file with what is really in it
#   01HDR20261122      header
#   02...              details, amount in cents in columns 21-32
#   99TRL00000123000000456700
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

F=`rune_param file ""`
if [ -z "$F" ]
then
    rune_error 1 "file missing" '{"missing":["file"]}'
fi
if [ ! -r "$F" ]
then
    rune_error_kv 2 "cannot read file" "file=$F"
fi

say() {
    echo "`date '+%Y%m%d %H%M%S'` $*"
}

set -- `awk '
    /^02/ { n++; sum += substr($0, 21, 12) }
    /^99TRL/ { tn = substr($0, 6, 8) + 0; ts = substr($0, 14, 12) + 0; t++ }
    END { printf "%d %d %d %d %d\n", n, sum, tn, ts, t }' "$F"`
if [ $# -ne 5 ]; then
    rune_error 100 "awk gave no five fields"
fi
GOTN=$1 GOTS=$2 TRLN=$3 TRLS=$4 TRLS_SEEN=$5
say "details $GOTN/$TRLN amount $GOTS/$TRLS trailers $TRLS_SEEN" >&2

if [ "$TRLS_SEEN" -ne 1 ]; then
    rune_error_kv 3 "wrong number of trailers" "trailers=$TRLS_SEEN"
fi
STAMP=/var/batch/last.`basename "$F"`
if cmp -s "$F" "$STAMP"; then
    rune_error_kv 3 "same file as last time" "file=$F"
fi
if [ "$GOTN" = "$TRLN" ] && [ "$GOTS" = "$TRLS" ]; then
    cp -p "$F" "$STAMP" || say "no copy kept" >&2
    rune_ok_kv "counts agree" "records=$GOTN" "cents=$GOTS"
fi
rune_error_kv 3 "counts differ" "records=$GOTN" "trailer_records=$TRLN" "cents=$GOTS" "trailer_cents=$TRLS"
