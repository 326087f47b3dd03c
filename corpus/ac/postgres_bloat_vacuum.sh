#!/usr/bin/env bash
# Vacuum the tables with the most dead tuples of one database.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
source "$HERE/rune_bpcs.sh"
rune_init

export PGHOST PGDATABASE PGCONNECT_TIMEOUT=5 PGAPPNAME=rune PGPASSFILE=/etc/rune/pgpass
export PGOPTIONS='-c lock_timeout=10s -c statement_timeout=0'
PGHOST=$(rune_param host /var/run/postgresql)
PGDATABASE=$(rune_param database "")
dead=$(rune_param min_dead_tuples 10000)
top=$(rune_param max_tables 5)
like=$(rune_param schema public)

[[ -n $PGDATABASE ]] || rune_error 1 "database is required" '{"missing":["database"]}'
[[ $dead =~ ^[1-9][0-9]{0,9}$ && $top =~ ^[1-9][0-9]?$ ]] || rune_error 1 "min_dead_tuples or max_tables is not a number"

if ! pg_isready -q; then
  rune_error 2 "server does not accept connections" "$(jq -nc --arg h "$PGHOST" '{host:$h}')"
fi

# psql quotes :'schema' itself, so the schema may be any text
listing=$(psql -X -q -At -F $'\t' -v ON_ERROR_STOP=1 -v schema="$like" -v dead="$dead" -v top="$top" <<'SQL'
SELECT format('%I.%I', schemaname, relname), n_dead_tup, coalesce(last_autovacuum::text, 'never')
  FROM pg_stat_user_tables
 WHERE schemaname = :'schema' AND n_dead_tup >= :'dead'::bigint
 ORDER BY n_dead_tup DESC
 LIMIT :'top'::int;
SQL
) || rune_error 2 "statistics cannot be read" "$(jq -nc --arg d "$PGDATABASE" '{database:$d}')"

if [[ -z $listing ]]; then
  rune_ok "nothing to vacuum" '{"vacuumed":[]}'
fi

done_list='[]'
failed='[]'
while IFS=$'\t' read -r table tuples last; do
  printf 'vacuum %s (%s dead, last autovacuum %s)\n' "$table" "$tuples" "$last" >&2
  began=$SECONDS
  if vacuumdb --quiet --analyze --table "$table" "$PGDATABASE" </dev/null >&2; then
    done_list=$(jq -c --arg t "$table" --arg n "$tuples" --argjson s "$((SECONDS - began))" \
      '. + [{table:$t, dead:($n|tonumber), seconds:$s}]' <<<"$done_list")
  else
    failed=$(jq -c --arg t "$table" '. + [$t]' <<<"$failed")
  fi
done <<<"$listing"

doc=$(jq -nc --argjson v "$done_list" --argjson f "$failed" '{vacuumed:$v, failed:$f}')
if [[ $failed == '[]' ]]; then
  rune_ok "vacuum finished" "$doc"
else
  rune_error 3 "some tables could not be vacuumed" "$doc"
fi
