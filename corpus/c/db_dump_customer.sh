#!/bin/bash
# mysqldump of one customer database to the transfer share
# 2023-04-11 rw: first version
# 2024-01-09 km: check the result, customers complained
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

DB=`rune_param database ""`
TARGET=/srv/transfer
LOG=/var/log/support/db_dump.log
mkdir -p /var/log/support

if [ -z "$DB" ]; then
    rune_error 1 "database is required" '{"missing":["database"]}'
fi

echo "Dumping $DB ..."
STAMP=`date +%F`
FILE="$TARGET/$DB-$STAMP.sql"

# defaults file holds the login
mysqldump --defaults-extra-file=/etc/mysql/support.cnf --single-transaction "$DB" > "$FILE" 2>> "$LOG"
if [ $? -ne 0 ]; then
    rune_error 3 "mysqldump failed" '{"step":"dump"}'
fi

gzip -f "$FILE" || rune_error 3 "gzip failed" '{"step":"gzip"}'

SIZE=`stat -c %s "$FILE.gz" 2>/dev/null || echo 0`
echo "`date` $DB $SIZE" >> "$LOG"

rune_ok "Dump ready" "{\"file\":\"$FILE.gz\",\"bytes\":$SIZE}"
