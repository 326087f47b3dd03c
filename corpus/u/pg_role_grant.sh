#!/usr/bin/env bash
#
# PLUGIN:   pg_role_grant
# PURPOSE:  Grant a fixed set of privileges on a schema to a role, through psql variables only.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

ROLE_NAME="$(rune_param role "")"
SCHEMA_NAME="$(rune_param schema "public")"
ACCESS_LEVEL="$(rune_param access "read")"
DATABASE_NAME="$(rune_param database "postgres")"
export PGPASSWORD="$(rune_param password "")"
export PGCONNECT_TIMEOUT=10

if [[ -z "${ROLE_NAME}" ]]; then
  rune_error 1 "Missing required parameter: role" '{"missing":["role"]}'
fi

case "${ACCESS_LEVEL}" in
  read)  PRIVILEGES="SELECT" ;;
  write) PRIVILEGES="SELECT, INSERT, UPDATE, DELETE" ;;
  *)     rune_error 1 "access is read or write" "$(jq -nc --arg a "${ACCESS_LEVEL}" '{access:$a}')" ;;
esac

SQL_OUTPUT="$(mktemp)"
trap 'rm -f "${SQL_OUTPUT}"' EXIT

if ! psql --no-psqlrc --quiet --tuples-only --set=ON_ERROR_STOP=1 \
     --set=role="${ROLE_NAME}" --set=schema="${SCHEMA_NAME}" --set=privs="${PRIVILEGES}" \
     --dbname="${DATABASE_NAME}" >"${SQL_OUTPUT}" 2>&1 <<'SQL'
BEGIN;
GRANT USAGE ON SCHEMA :"schema" TO :"role";
SELECT format('GRANT %s ON ALL TABLES IN SCHEMA %I TO %I', :'privs', :'schema', :'role') \gexec
ALTER DEFAULT PRIVILEGES IN SCHEMA :"schema" GRANT SELECT ON TABLES TO :"role";
COMMIT;
SQL
then
  rune_error 3 "Grant failed" "$(jq -nc --rawfile o "${SQL_OUTPUT}" '{output:$o}')"
fi

TABLE_COUNT="$(psql -qAtX -d "${DATABASE_NAME}" -v schema="${SCHEMA_NAME}" <<'SQL' || true
SELECT count(*) FROM pg_tables WHERE schemaname = :'schema';
SQL
)"

rune_ok "Privileges granted" "$(jq -nc --arg r "${ROLE_NAME}" --arg s "${SCHEMA_NAME}" --arg p "${PRIVILEGES}" --arg n "${TABLE_COUNT:-0}" \
  '{role:$r, schema:$s, privileges:($p / ", "), tables:($n | tonumber? // 0)}')"
