#!/usr/bin/env bash
# biggest tables of a database
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"

MODE=$1
rune_init

db="$(rune_param database "postgres")"
out="$(mktemp)"
trap 'rm -f "$out"' EXIT

if ! psql -X -At -F '|' -d "$db" -o "$out" <<'SQL'
select relname, pg_total_relation_size(oid) from pg_class where relkind = 'r' order by 2 desc limit 20;
SQL
then
  rune_error 2 "query failed" "$(jq -nc --arg d "$db" '{database:$d}')"
fi

IFS='|' read -r first first_size <"$out"

rows=""
while IFS='|' read -r name bytes; do
  rows="$rows{\"table\":\"$name\",\"bytes\":$bytes},"
done <"$out"

echo "mode $MODE, biggest is $first ($first_size)" >&2
rune_ok "Table sizes" "{\"tables\":[${rows%,}]}"
