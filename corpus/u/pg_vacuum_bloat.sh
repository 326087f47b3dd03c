#!/usr/bin/env bash
#
# PLUGIN:   pg_vacuum_bloat
# PURPOSE:  Vacuum the tables whose dead-tuple ratio is above a threshold.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

DATABASE_NAME="$(rune_param database "")"
THRESHOLD_PERCENT="$(rune_param threshold_percent "20")"

if [[ -z "${DATABASE_NAME}" ]]; then
  rune_error 1
fi
if [[ ! "${THRESHOLD_PERCENT}" =~ ^[0-9]{1,2}$ ]]; then
  rune_error 1 "threshold_percent is a number below 100" '{"field":"threshold_percent"}'
fi

readonly QUERY="SELECT quote_ident(schemaname)||'.'||quote_ident(relname)
  FROM pg_stat_user_tables
 WHERE n_live_tup > 1000 AND 100.0 * n_dead_tup / n_live_tup > ${THRESHOLD_PERCENT}
 ORDER BY n_dead_tup DESC LIMIT 50"

TABLE_LIST="$(psql -XAtq -d "${DATABASE_NAME}" -c "${QUERY}" 2>/dev/null)" ||
  rune_error 2 "Statistics are not readable" "$(jq -nc --arg d "${DATABASE_NAME}" '{database:$d}')"

VACUUMED_TABLES=()
FAILED_TABLES=()
while IFS= read -r TABLE_NAME; do
  [[ -n "${TABLE_NAME}" ]] || continue
  if vacuumdb --quiet --analyze --table="${TABLE_NAME}" "${DATABASE_NAME}" </dev/null >&2; then
    VACUUMED_TABLES+=("${TABLE_NAME}")
  else
    FAILED_TABLES+=("${TABLE_NAME}")
  fi
done <<<"${TABLE_LIST}"

to_json_array() {
  jq -nc '$ARGS.positional' --args "$@"
}

if (( ${#FAILED_TABLES[@]} > 0 )); then
  rune_error 3 "Some tables were not vacuumed" "$(jq -nc --argjson f "$(to_json_array "${FAILED_TABLES[@]}")" '{failed:$f}')"
elif (( ${#VACUUMED_TABLES[@]} > 0 )); then
  rune_ok "Vacuum done" "$(jq -nc --argjson t "$(to_json_array "${VACUUMED_TABLES[@]}")" '{tables:$t}')"
fi
printf 'no table above %s percent\n' "${THRESHOLD_PERCENT}" >&2
