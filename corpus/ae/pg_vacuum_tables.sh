#!/usr/bin/env bash
# -----------------------------------------------------------------------------
# pg_vacuum_tables
#
#   Vacuums the tables with the most dead rows of one database. Everything that
#   psql says goes to the operator's stderr; the message leaves by descriptor 3.
# -----------------------------------------------------------------------------
set -Eeuo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

trap 'if [[ ${BASH_SUBSHELL} -eq 0 ]]; then rune_error 100 "Unexpected failure" "{\"plugin\":\"pg_vacuum_tables\"}" >&3; fi' ERR

DATABASE="$(rune_param database "")"
TOP="$(rune_param top "5")"
MIN_DEAD="$(rune_param min_dead_rows "10000")"
ANALYZE="$(rune_param analyze "false")"

if [[ ! "${DATABASE}" =~ ^[a-z_][a-z0-9_]*$ ]]; then
  rune_error 1 "database is not a database name" >&3
fi
if [[ ! "${TOP}" =~ ^[0-9]+$ || ! "${MIN_DEAD}" =~ ^[0-9]+$ ]]; then
  rune_error 1 "top and min_dead_rows must be numbers" >&3
fi

OPTIONS="VERBOSE"
if [[ "${ANALYZE}" == "true" ]]; then
  OPTIONS+=", ANALYZE"
fi

echo "looking for tables in ${DATABASE}"
psql -X -d "${DATABASE}" -c '\conninfo' || rune_error 2 "The database does not answer" >&3

TABLES="$(psql -XAtq -d "${DATABASE}" -v top="${TOP}" -v dead="${MIN_DEAD}" <<'SQL'
SELECT format('%I.%I', schemaname, relname)
  FROM pg_stat_user_tables
 WHERE n_dead_tup >= :dead
 ORDER BY n_dead_tup DESC
 LIMIT :top;
SQL
)" || rune_error 2 "The statistics could not be read" >&3

DONE=0
FAILED=0
while IFS= read -r table; do
  [[ -n "${table}" ]] || continue
  echo "vacuum ${table}"
  if psql -X -d "${DATABASE}" -c "VACUUM (${OPTIONS}) ${table}" 2>&1; then
    DONE=$((DONE + 1))
  else
    FAILED=$((FAILED + 1))
  fi
done <<<"${TABLES}"

DATA="$(jq -nc --argjson d "${DONE}" --argjson f "${FAILED}" '{vacuumed:$d, failed:$f}')"
if [[ "${FAILED}" -gt 0 ]]; then
  rune_error 3 "Some tables were not vacuumed" "${DATA}" >&3
fi
rune_ok "Tables vacuumed" "${DATA}" >&3
