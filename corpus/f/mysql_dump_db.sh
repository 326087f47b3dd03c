#!/bin/bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DB=$(rune_param database "")
DEST=$(rune_param dest "/var/backups/mysql")

[ -n "$DB" ] || rune_error 1 "database is required"

mkdir -p "$DEST"
cd "$DEST" || exit 2

STAMP=$(date +%Y%m%d_%H%M)
FILE="${DB}_${STAMP}.sql.gz"

echo "dumping $DB to $FILE" >&2
mysqldump --single-transaction "$DB" 2>dump.err | gzip > "$FILE"

if [ ! -s "$FILE" ]; then
  rune_error 3 "dump is empty"
fi

SIZE=$(stat -c %s "$FILE" || echo 0)
OUT=$(printf '{"database":"%s","file":"%s","size":%s}' "$DB" "$DEST/$FILE" "$SIZE")
rune_ok "database dumped" "$OUT"
