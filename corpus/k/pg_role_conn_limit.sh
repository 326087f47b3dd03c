#!/usr/bin/env bash
################################################################################
# Plugin:   pg_role_conn_limit
# Purpose:  Sets the connection limit of a PostgreSQL role
# Env:      PG_ADMIN_PASSWORD
################################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

HOST="$(rune_param host "127.0.0.1")"
DATABASE="$(rune_param database "postgres")"
ROLE="$(rune_param role "")"
LIMIT="$(rune_param limit "20")"
PG_ADMIN_PASSWORD="${PG_ADMIN_PASSWORD:-}"

if [[ -z "${ROLE}" ]]; then
  rune_error 1 "Missing required parameter: role" '{"missing":["role"]}'
fi
if [[ ! "${LIMIT}" =~ ^-?[0-9]{1,4}$ ]]; then
  rune_error 1 "limit must be an integer" '{"field":"limit"}'
fi
if [[ ! "${HOST}" =~ ^[A-Za-z0-9.-]+$ || ! "${DATABASE}" =~ ^[A-Za-z0-9_]+$ ]]; then
  rune_error 1 "host or database is malformed" '{"fields":["host","database"]}'
fi
if [[ -z "${PG_ADMIN_PASSWORD}" ]]; then
  rune_error 4 "PG_ADMIN_PASSWORD is not set" '{"missing_env":["PG_ADMIN_PASSWORD"]}'
fi

#######################################
# Runs psql quietly with the admin role.
# Arguments: further words of psql
#######################################
admin_psql() {
  psql "postgresql://rune_admin:${PG_ADMIN_PASSWORD}@${HOST}/${DATABASE}" -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

if ! CURRENT="$(admin_psql -v role="${ROLE}" -f - <<<"SELECT rolconnlimit FROM pg_roles WHERE rolname = :'role'")"; then
  rune_error 2 "The database does not answer" "$(jq -nc --arg h "${HOST}" '{host: $h}')"
fi
if [[ -z "${CURRENT}" ]]; then
  rune_error 2 "No such role" "$(jq -nc --arg r "${ROLE}" '{role: $r}')"
fi

if ! admin_psql -c "ALTER ROLE \"${ROLE}\" CONNECTION LIMIT ${LIMIT}" </dev/null >/dev/null; then
  rune_error 3 "ALTER ROLE failed" "$(jq -nc --arg r "${ROLE}" '{role: $r}')"
fi
rune_ok_kv "Limit set" "role=${ROLE}" "before=${CURRENT}" "now=${LIMIT}"
