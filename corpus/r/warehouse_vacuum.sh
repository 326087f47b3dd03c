#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

db=$(rune_param database warehouse)
pct=$(rune_param dead_pct 20)
[[ $pct =~ ^[0-9]{1,2}$ ]] || rune_error 1 "dead_pct must be below 100" '{"param":"dead_pct"}'

if ! pg_isready -q -d "$db"; then
  echo "database $db is not ready"
  exit 2
fi

sql="SELECT format('%I.%I', schemaname, relname) FROM pg_stat_user_tables WHERE n_dead_tup * 100 > $pct * (n_live_tup + 1) ORDER BY n_dead_tup DESC LIMIT 20"
mapfile -t tables < <(psql -qAtX -d "$db" -c "$sql")

vacuumed=() skipped=()
for t in "${tables[@]}"; do
  if PGOPTIONS='-c lock_timeout=5s' psql -qX -d "$db" -c "VACUUM (ANALYZE) $t" >/dev/null 2>&1; then
    vacuumed+=("$t")
  else
    skipped+=("$t")
  fi
done

psql -X -d "$db" -c "SELECT pg_size_pretty(pg_database_size(current_database()))" >&2 || true
rune_ok "vacuumed" "$(jq -nc --argjson s "${#skipped[@]}" '{skipped:$s, tables:$ARGS.positional}' --args "${vacuumed[@]}")"
