#!/bin/bash
# hand the day's payment file over to the clearing house
set -euo pipefail
LIB=/opt/rune/lib/rune_bpcs.sh
. "$LIB"
rune_init

FILE=`rune_param file ""`
HOST=`rune_param host ""`
RUSER=`rune_param user bankx`
SFTP_PASSWORD=`rune_param password ""`
INBOX=`rune_param inbox /in`

if [ ! -s "$FILE" ]; then
    rune_error_kv 2 "file missing or empty" "file=$FILE"
fi
[ -n "$HOST" ] || rune_error 1 "no host"

BASE=`basename "$FILE"`
BATCH=`mktemp`
trap 'rm -f "$BATCH"' 0
cat >"$BATCH" <<EOF
cd $INBOX
put $FILE $BASE.part
rename $BASE.part $BASE
bye
EOF

sshpass -p "$SFTP_PASSWORD" sftp -oBatchMode=no -oPort=22 -b "$BATCH" "$RUSER@$HOST" || rune_error_kv 2 "sftp failed" "host=$HOST"

SUM=`cksum <"$FILE" | awk '{ print $1 }'`
SIZE=`wc -c <"$FILE"`
mv "$FILE" "$FILE.sent" || rune_error_kv 3 "sent but not renamed" "file=$FILE"
rune_ok_kv "handed over" "file=$BASE" "cksum=$SUM" "bytes=$SIZE"
