#!/usr/bin/env bash
# Detached parts, and partitions with too many active parts (hard limit 300), of a ClickHouse table.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

rune_init

declare -A cfg=(
  [host]=$(rune_param host localhost)
  [database]=$(rune_param database default)
  [table]=$(rune_param table "")
  [limit]=$(rune_param limit 300)
)

for key in host table; do
  [[ -n ${cfg[$key]} ]] || rune_error 1 "missing parameter" "$(jq -nc --arg k "$key" '{missing:[$k]}')"
done

query() {
  clickhouse-client --host "${cfg[host]}" --format JSONEachRow --query "$1" </dev/null
}

active=$(query "
  SELECT partition, count() AS parts, sum(bytes_on_disk) AS bytes
  FROM system.parts
  WHERE active AND database = '${cfg[database]}' AND table = '${cfg[table]}'
  GROUP BY partition ORDER BY parts DESC") || rune_error 2 "ClickHouse does not answer" "$(jq -nc --arg h "${cfg[host]}" '{host:$h}')"

detached=$(query "SELECT count() AS n FROM system.detached_parts" | jq -r '.n') || detached=0

summary=$(jq -sc --argjson limit 300 '
  map(.parts |= tonumber)
  | map(select(.parts > $limit))
  | map({partition, parts})
' <<<"$active")

if (( ${cfg[limit]} < 1 )); then
  rune_error 1 "limit must be positive" '{}'
fi

if [[ $summary != "[]" ]]; then
  rune_error 3 "partitions with too many parts" "$summary"
fi

rune_ok "parts are fine" "$(jq -sc --arg d "$detached" '{partitions:length, detached:($d|tonumber? // 0)}' <<<"$active")"
