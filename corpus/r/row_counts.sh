#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

db=$(rune_param database warehouse)
schema=$(rune_param schema public)
min=$(rune_param min_rows 1)
[[ $schema =~ ^[a-z_]+$ ]] || rune_error 1 "bad schema" '{"param":"schema"}'

rows=$(psql -qAtX -F $'\t' -d "$db" -c "SELECT relname, n_live_tup FROM pg_stat_user_tables WHERE schemaname = '$schema'") ||
  rune_error 2 "query failed" "$(jq -nc --arg d "$db" '{database:$d}')"

small=0
while IFS=$'\t' read -r t n; do
  [[ $t ]] || continue
  if [[ $n -lt $min ]]; then
    small=$((small + 1))
    rune_out small_tables "$(jq -nc --arg t "$t" --argjson n "$n" '{($t):$n}')"
  fi
done <<<"$rows"

rune_out database "$db"
rune_out count "$(wc -l <<<"$rows")"
if ((small)); then rune_err 6 "$small tables are too small"; fi
rune_finish "counted"
