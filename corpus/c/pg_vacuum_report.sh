#!/usr/bin/env bash
# Which tables need a vacuum?  Reads pg_stat_user_tables only.
set -euo pipefail
here="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "$here/rune_bpcs.sh"
rune_init

db="$(rune_param database "postgres")"
min_dead="$(rune_param min_dead "10000")"
[[ $min_dead =~ ^[1-9][0-9]{0,8}$ ]] || rune_error 1 "min_dead must be a positive number" '{"parameter":"min_dead"}'

tmp="$(mktemp)"
trap 'rm -f "$tmp"' EXIT

if ! psql -X -q -At -F '|' -v ON_ERROR_STOP=1 -d "$db" >"$tmp" <<'SQL'
select schemaname || '.' || relname, n_live_tup, n_dead_tup, coalesce(last_autovacuum::date::text, 'never')
  from pg_stat_user_tables
 order by n_dead_tup desc
 limit 200;
SQL
then
  rune_error 2 "psql failed" "$(jq -nc --arg d "$db" '{database:$d}')"
fi

tables=0
due=()
while IFS='|' read -r table live dead last; do
  [[ -z $table ]] && continue
  tables=$((tables + 1))
  (( dead < min_dead )) && continue
  printf -v ratio '%d' "$(( 100 * dead / (live + dead) ))"
  printf '%-40s dead=%s (%s%%) last=%s\n' "$table" "$dead" "$ratio" "$last" >&2
  due+=("$table")
done <"$tmp"

out=$(jq -nc --arg n "$tables" '{tables:($n|tonumber), due:$ARGS.positional}' --args "${due[@]:0:50}")
if (( ${#due[@]} )); then
  rune_ok "Some tables need a vacuum" "$out"
else
  rune_ok "Nothing to vacuum" "$out"
fi
