#!/usr/bin/env bash
# Dumps a database, with the password where `ps` shows it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

DATABASE="$(rune_param database "")"
DB_PASSWORD="$(rune_param db_password "")"
TARGET="$(rune_param target "/backup/db.sql")"
[[ "${DATABASE}" =~ ^[a-z_]+$ ]] || rune_error 1 "database is missing or has other characters" '{"missing":["database"]}'

if ! mysqldump --user=backup --password="${DB_PASSWORD}" "${DATABASE}" >"${TARGET}"; then # expect: RUNE502
  rune_error 3 "the dump failed" "$(jq -nc --arg db "${DATABASE}" '{database: $db}')"
fi
rune_ok "Dumped" "$(jq -nc --arg db "${DATABASE}" --arg target "${TARGET}" '{database: $db, target: $target}')"
