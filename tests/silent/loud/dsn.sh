#!/usr/bin/env bash
# A password rides in a connection string into the message.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
DB_PASSWORD="$(rune_param db_password "")"
[[ -n "$DB_PASSWORD" ]] || rune_error 1 "db_password is required"
DSN="postgres://app:${DB_PASSWORD}@db.lan/app"
if ! PGPASSWORD="$DB_PASSWORD" psql -q -h db.lan -U app -c 'SELECT 1' >&2 </dev/null; then
  rune_error_kv 2 "no connection" "target=$DSN" # expect: RUNE501
fi
rune_ok "connected" '{}'
