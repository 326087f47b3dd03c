#!/usr/bin/env bash
set -eu

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CONTAINER=$(rune_param container mysql)
DATABASE=$(rune_param database "")
OUT_DIR=$(rune_param out_dir /srv/dumps)
PASSWORD_FILE=/run/secrets/mysql_root

if [ -z "$DATABASE" ]; then
  rune_error 1 "database is required" '{"missing":["database"]}'
fi
if [ ! -r "$PASSWORD_FILE" ]; then
  rune_error 4 "password file is not readable" "$(jq -nc --arg p "$PASSWORD_FILE" '{password_file:$p}')"
fi
ROOT_PASSWORD=$(cat "$PASSWORD_FILE" 2>/dev/null || true)

if ! docker exec "$CONTAINER" mysqladmin -uroot -p"$ROOT_PASSWORD" status >/dev/null 2>&1; then
  rune_error 2 "mysql does not answer" "$(jq -nc --arg c "$CONTAINER" '{container:$c}')"
fi

mkdir -p "$OUT_DIR"
FILE="$OUT_DIR/$(date +%Y%m%d)-dump.sql"
if ! docker exec "$CONTAINER" sh -c "mysqldump --defaults-file=/etc/mysql/root.cnf --single-transaction $DATABASE" >"$FILE" 2>/dev/null; then
  rm -f "$FILE"
  rune_error 3 "dump failed" "$(jq -nc --arg d "$DATABASE" '{database:$d}')"
fi

gzip -f "$FILE" || rune_error 3 "compression failed" '{"stage":"gzip"}'
SIZE=$(stat -c %s "$FILE.gz" 2>/dev/null || echo 0)
rune_ok "dump written" "$SIZE"
