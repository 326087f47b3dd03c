#!/usr/bin/env bash
# A password goes through an innocent variable into the address that is reported.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
pw=$(rune_param db_password "")
[[ -n $pw ]] || rune_error 1 "Missing required parameter: db_password"
part=$pw
where="postgresql://app:${part}@db.example.net/app"
PGPASSWORD="$pw" pg_isready -q -h db.example.net -U app || rune_error 2 "Database is not ready"
rune_ok_kv "Database is ready" "dsn=$where" # expect: RUNE501
