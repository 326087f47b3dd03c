#!/usr/bin/env bash
###############################################################################
# Plugin      : postgres_pool_reset
# Purpose     : Terminates idle application sessions of one database, so that
#               the connection pool of the application server is refilled.
# Parameters  : database, application, idle_minutes, db_password
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
for candidate in "${SCRIPT_DIR}/rune_bpcs.sh" "${SCRIPT_DIR}/lib/rune_bpcs.sh" "/opt/rune/lib/rune_bpcs.sh"; do
  if [[ -f "${candidate}" ]]; then
    # shellcheck disable=SC1090
    source "${candidate}"
    break
  fi
done
rune_init

log() { printf '%s [%s] %s\n' "$(date '+%F %T')" "$1" "${*:2}" >&2; }

fail_with() {
  log ERROR "$2 (code $1)"
  rune_error "$1" "$2" "${3:-}"
}

require() {
  # require NAME VALUE PATTERN
  if [[ ! "$2" =~ $3 ]]; then
    fail_with 1 "Parameter $1 is missing or odd" "$(jq -nc --arg n "$1" '{field:$n}')"
  fi
}

run_sql() {
  PGPASSWORD="${DB_PASSWORD}" PGCONNECT_TIMEOUT=5 psql -X -q -A -t -v ON_ERROR_STOP=1 \
    -v app="${APPLICATION}" -v minutes="${IDLE_MINUTES}" -h 127.0.0.1 -U pool_admin -d "${DATABASE}"
}

DATABASE="$(rune_param database "")"
APPLICATION="$(rune_param application "")"
IDLE_MINUTES="$(rune_param idle_minutes "10")"
DB_PASSWORD="$(rune_param db_password "")"

require database "${DATABASE}" '^[a-z][a-z0-9_]*$'
require application "${APPLICATION}" '^[A-Za-z0-9 ._-]+$'
require idle_minutes "${IDLE_MINUTES}" '^[0-9]{1,4}$'
[[ -n "${DB_PASSWORD}" ]] || fail_with 4 "No database password given" '{"missing":["db_password"]}'

if ! RESULT="$(run_sql <<'SQL'
SELECT count(pg_terminate_backend(pid))
  FROM pg_stat_activity
 WHERE application_name = :'app'
   AND state = 'idle'
   AND state_change < now() - (:'minutes' || ' minutes')::interval;
SQL
)"; then
  fail_with 3 "psql failed" "$(jq -nc --arg d "${DATABASE}" '{database:$d}')"
fi

log INFO "terminated ${RESULT} sessions of ${APPLICATION}"
rune_ok_kv "Pool reset" "database=${DATABASE}" "terminated=${RESULT:-0}"
