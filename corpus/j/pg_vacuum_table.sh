#!/usr/bin/env bash
# VACUUM one table, then say how many dead tuples are left.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

db=$(rune_param database postgres)
table=$(rune_param table "")
analyze=$(rune_param analyze true)

ident='^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?'
if [[ ! $table =~ $ident ]]; then
  rune_error 1 "table must be name or schema.name" "$(jq -nc --arg t "$table" '{table:$t}')"
fi

sql() { psql -X -q -At -v ON_ERROR_STOP=1 -d "$db" "$@" </dev/null; }

if ! sql -c 'select 1' >/dev/null 2>&1; then
  rune_error 2 "Database is not reachable" "$(jq -nc --arg d "$db" '{database:$d}')"
fi

opts=()
[[ $analyze == false ]] || opts+=(analyze)
mode="${opts[*]:+(${opts[*]})}"

if ! psql -X -d "$db" -c "vacuum $mode $table" 2>/dev/null; then
  rune_error 3 "VACUUM failed" "$(jq -nc --arg t "$table" '{table:$t}')"
fi

dead=$(sql -c "select coalesce(sum(n_dead_tup),0) from pg_stat_user_tables") || dead=-1
rune_ok "Vacuumed" "$(jq -nc --arg t "$table" --argjson d "$dead" '{table:$t, dead_tuples_in_db:$d}')"
