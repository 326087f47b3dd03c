#!/usr/bin/env bash
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"

rune_init
db=$(rune_param database postgres)
table=$(rune_param table "")
mode=$(rune_param mode analyze)
report=$(rune_param report_dir /var/tmp)

[[ -n $table ]] || rune_error 1 "table is required" '{"missing":["table"]}'
case $mode in
  analyze) verb='VACUUM (ANALYZE)' ;;
  full)    verb='VACUUM (FULL)' ;;
  freeze)  verb='VACUUM (FREEZE)' ;;
  *) rune_error 1 "mode: analyze, full or freeze" ;;
esac

q() { psql -X -A -t -q -v ON_ERROR_STOP=1 -d "$db" -c "$1"; }

require() {
  q "$1" >/dev/null 2>&1 && return 0
  rune_error 2 "$2" "$(jq -nc --arg d "$db" '{database: $d}')"
}

require 'select 1' "database does not answer"

size=$(psql -XAtq -d "$db" -c "select pg_total_relation_size('$table')" 2>/dev/null) ||
  rune_error 2 "no such table" "$(jq -nc --arg t "$table" '{table: $t}')"

out=$report/vacuum.$$.txt
: >"$out" || rune_error 2 "report directory is not writable"
{
  printf 'database %s\nbefore   %s\n' "$db" "$size"
  require 'select count(*) from pg_stat_all_tables' "statistics are not readable"
  q "select relname, n_dead_tup from pg_stat_user_tables order by 2 desc limit 10" || echo "no statistics"
} >>"$out" 2>&1

if ! psql -X -q -d "$db" -v tbl="$table" >>"$out" 2>&1 <<SQL
$verb :"tbl";
SQL
then
  rune_error 3 "vacuum failed" "$(jq -nc --arg o "$out" '{report: $o}')"
fi

rune_ok "vacuum done" "$(jq -nc --arg t "$table" --arg b "$size" --arg r "$out" '{table: $t, bytes_before: $b, report: $r}')"
