#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

PORT=$(rune_param port 6432)
DB=$(rune_param database "")
MODE=$(rune_param mode pause)

admin() { psql -h 127.0.0.1 -p "$PORT" -U pgbouncer -d pgbouncer -XAtq -c "$1" </dev/null; }

case "$DB" in
  app | billing | reports) ;;
  *) rune_error 1 "unknown database" '{"allowed":["app","billing","reports"]}' ;;
esac

echo "pgbouncer: $MODE $DB on port $PORT"

if [[ $MODE == pause ]]; then
  psql -h 127.0.0.1 -p "$PORT" -U pgbouncer -d pgbouncer -XAtq -c "PAUSE $DB" >/dev/null
else
  admin "RESUME $DB" >/dev/null || rune_error 2 "resume failed" '{}'
fi

clients=$(admin "SHOW CLIENTS" | grep -c "$DB") || clients=0
rune_ok_kv "done" "database=$DB" "mode=$MODE" "clients=$clients"
