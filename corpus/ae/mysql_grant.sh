#!/usr/bin/env bash
#------------------------------------------------------------------------------
# mysql_grant - create an application account and grant it a fixed set of rights
#
# Parameters:  schema, account, host_pattern, account_password, level
#------------------------------------------------------------------------------
set -euo pipefail

PLUGIN_HOME="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${PLUGIN_HOME}/rune_bpcs.sh"
rune_init

readonly DEFAULTS_FILE="/root/.my.cnf"

run_sql() {
  mysql --defaults-file="${DEFAULTS_FILE}" --batch --skip-column-names --execute "$1"
}

SCHEMA="$(rune_param schema "")"
ACCOUNT="$(rune_param account "")"
HOST_PATTERN="$(rune_param host_pattern "%")"
ACCOUNT_PASSWORD="$(rune_param account_password "")"
LEVEL="$(rune_param level "read")"

if [[ ! -r "${DEFAULTS_FILE}" ]]; then
  rune_error 4 "No client configuration for root" "$(jq -nc --arg f "${DEFAULTS_FILE}" '{file:$f}')"
fi
if [[ -z "${ACCOUNT}" || -z "${ACCOUNT_PASSWORD}" ]]; then
  rune_error 1 "account and account_password are required"
fi
if [[ ! "${SCHEMA}" =~ ^[a-z][a-z0-9_]{0,63}$ ]]; then
  rune_error 1 "schema is not a schema name"
fi

case "${LEVEL}" in
  read)  RIGHTS="SELECT, SHOW VIEW" ;;
  write) RIGHTS="SELECT, INSERT, UPDATE, DELETE" ;;
  owner) RIGHTS="ALL PRIVILEGES" ;;
  *)     rune_error 1 "level must be read, write or owner" ;;
esac

EXISTS="$(mysql --defaults-file="${DEFAULTS_FILE}" -BN -e "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name='${SCHEMA}'")" \
  || rune_error 2 "The database does not answer"
if [[ "${EXISTS}" != "1" ]]; then
  rune_error 2 "No such schema" "$(jq -nc --arg s "${SCHEMA}" '{schema:$s}')"
fi

if ! run_sql "CREATE USER IF NOT EXISTS '${ACCOUNT}'@'${HOST_PATTERN}' IDENTIFIED BY '${ACCOUNT_PASSWORD}'" >/dev/null; then
  rune_error 3 "The account was not created"
fi
if ! run_sql "GRANT ${RIGHTS} ON \`${SCHEMA}\`.* TO '${ACCOUNT}'@'${HOST_PATTERN}'" >/dev/null; then
  rune_error 3 "The rights were not granted"
fi

rune_ok "Account ready" "$(jq -nc --arg a "${ACCOUNT}" --arg s "${SCHEMA}" --arg r "${RIGHTS}" '{account:$a, schema:$s, rights:$r}')"
