#!/usr/bin/env bash
# Finds logical replication slots that hold back WAL, and drops those on an allow-list.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -r unit=$((1024 * 1024))
conn=$(rune_param service primary)
limit_mb=$(rune_param limit_mb 10240)
mapfile -t droppable < <(rune_param_json droppable '[]' | jq -r '.[]? | strings')

[[ $conn =~ ^[a-z_]+$ && $limit_mb =~ ^[1-9][0-9]{0,7}$ ]] || rune_error 1 "bad parameters" '{"parameters":["service","limit_mb"]}'

sql() {
  PGSERVICE=$conn psql -XAtq -F $'\t' -v ON_ERROR_STOP=1 "$@"
}

rows=$(sql <<'SQL'
select slot_name, active, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint
  from pg_replication_slots where slot_type = 'logical' order by 3 desc nulls last
SQL
) || rune_error 2 "Postgres does not answer" "$(jq -nc --arg c "$conn" '{service:$c}')"

declare -A behind=() active=()
while IFS=$'\t' read -r slot is_active bytes; do
  [[ -n $slot ]] || continue
  behind[$slot]=${bytes:-0}
  active[$slot]=$is_active
done <<<"$rows"

dropped=()
for slot in "${droppable[@]}"; do
  [[ -v behind[$slot] && ${active[$slot]} == f ]] || continue
  (( ${behind[$slot]} / unit >= limit_mb )) || continue
  if sql -v slot="$slot" >/dev/null <<'SQL'
select pg_drop_replication_slot(:'slot')
SQL
  then
    dropped+=("$slot")
  else
    echo "slot $slot was not dropped" >&2
  fi
done

report=$(
  for slot in "${!behind[@]}"; do
    printf '%s\t%s\t%s\n' "$slot" "${active[$slot]}" "${behind[$slot]}"
  done | jq -Rnc --argjson unit "$unit" --arg dropped "${dropped[*]-}" '
    [inputs | split("\t") | {slot: .[0], active: (.[1] == "t"), mb: ((.[2] | tonumber) / $unit | floor)}]
    | {slots: sort_by(-.mb), dropped: ($dropped | split(" ") | map(select(. != "")))}'
)
rune_ok "${#dropped[@]} slots dropped" "$report"
