#!/bin/bash
# PACK LAST MONTH'S CASH-UP FILES. KEEP 10 YEARS. (TAX OFFICE)
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

MONTH=`rune_param month "\`date -d '1 month ago' +%Y%m\`"`
SRC=/srv/cashup
ARC=/srv/archive/cashup-$MONTH.tar.gz
expr "$MONTH" : '[0-9]\{6\}$' >/dev/null || rune_error 1 "month IS YYYYMM" '{"bad":["month"]}'

if [ -e "$ARC" ]; then
    rune_emit "ALREADY ARCHIVED" 3
fi

LST=`mktemp`
trap 'rm -f $LST' 0
find $SRC -type f -name "*-$MONTH[0-3][0-9].csv" >$LST || rune_error 2 "CANNOT SEARCH THE CASH-UP FILES" '{"step":"find"}'
COUNT=`wc -l <$LST`
[ $COUNT -gt 0 ] || rune_error 3 "NO FILES OF THAT MONTH" '{"files":0}'

tar -czf "$ARC.part" -T $LST 2>/dev/null || rune_error 3 "TAR FAILED" '{"step":"create"}'
tar -tvzf "$ARC.part" || rune_error 3 "THE ARCHIVE CANNOT BE READ BACK" '{"step":"verify"}'
mv "$ARC.part" "$ARC" || rune_error 2 "CANNOT RENAME" '{}'
SUM=`sha256sum "$ARC" | cut -d' ' -f1`
echo "$SUM  `basename $ARC`" >>/srv/archive/SHA256SUMS

if [ "`rune_param delete no`" = yes ]; then
    xargs -d '\n' -a $LST rm -f --
fi
rune_ok_kv "ARCHIVED" "archive=$ARC" "files=$COUNT" "sha256=$SUM"
