#!/usr/bin/env bash
# does last night's dump restore?
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

c=$(rune_param container pg)
dump=$(rune_param dump /backup/latest.dump)
db=restore_check
[ -s "$dump" ] || rune_error_kv 2 "dump missing" "dump=$dump"

px() { docker exec "$c" "$@"; }
drop() { px dropdb -U postgres --if-exists --force "$db" >/dev/null || true; }

count() {
  local n
  n=$(px psql -U postgres -d "$db" -Atc "select count(*) from $1") ||
    rune_error 3 "table unreadable" '{"step":"count"}'
  echo "$n"
}

drop
trap drop EXIT
px createdb -U postgres "$db" >&2 || rune_error 2 "createdb failed"

if ! docker exec -i "$c" pg_restore -U postgres -d "$db" --no-owner -j1 >&2; then
  rune_err "restore failed"
fi

users=$(count users)
orders=$(count orders)
rune_out users "$users"
rune_out orders "$orders"
rune_out "age_h=$(( ($(date +%s) - $(stat -c %Y "$dump")) / 3600 ))"
rune_finish "dump restores"
