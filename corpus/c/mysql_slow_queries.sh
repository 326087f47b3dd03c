#!/usr/bin/env bash
# ten slowest statements of the performance schema
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"

limit="$(rune_param limit "10")"
case "$limit" in
  5|10|20) ;;
  *) limit=10 ;;
esac

query() {
  mysql --defaults-extra-file=/etc/mysql/monitor.cnf -N -B <<'SQL'
select left(digest_text, 60), count_star, round(sum_timer_wait / 1e12, 1)
  from performance_schema.events_statements_summary_by_digest
 order by sum_timer_wait desc
 limit 20;
SQL
}

rows=$(query | head -n "$limit")

json=$(awk -F '\t' '{ print $1 }' <<<"$rows" | jq -Rnc '[inputs]')
total=$(awk -F '\t' '{ s += $3 } END { print s + 0 }' <<<"$rows")

rune_ok "Slow statements" "$(jq -nc --argjson s "$json" --arg t "$total" '{statements:$s, total_seconds:$t}')"
