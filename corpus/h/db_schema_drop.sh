#!/usr/bin/env bash
# copied from schema_create.sh
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# safety belt for people who run this by hand
if ! read -r -t 5 -p "Type the name of the host to go on: " ANSWER; then
  ANSWER=""
fi

rune_init

# ---- answer helpers (schema_create.sh) ----
ANSWERED=0
ok()  { ANSWERED=1; rune_ok "$1" "$2"; }
bad() { ANSWERED=1; rune_error "$1" "$2" "$3"; }
trap 'if [[ $ANSWERED -eq 0 ]]; then rune_error 100 "db_schema_drop ended early" "{}"; fi' EXIT

SCHEMA="$(rune_param schema "")"
if [[ -z "${SCHEMA}" ]]; then
  bad 1 "Missing required parameter: schema" '{"missing":["schema"]}'
fi
if [[ ! "${SCHEMA}" =~ ^[a-z_][a-z0-9_]*$ ]]; then
  bad 1 "Not a schema name" '{"parameter":"schema"}'
fi
if [[ "${ANSWER}" != "" && "${ANSWER}" != "$(uname -n)" ]]; then
  bad 1 "Not confirmed" '{}'
fi

# ---- dump first (schema_dump.sh) ----
DIR=/var/backups/schemas
mkdir -p "${DIR}"
pushd "${DIR}" || bad 2 "Cannot enter the backup directory" '{"dir":"/var/backups/schemas"}'
if ! pg_dump --schema="${SCHEMA}" --file="${SCHEMA}.sql" app 2>"${SCHEMA}.err"; then
  rune_error 2 "Dump failed, nothing dropped" "$(jq -nc --rawfile e "${SCHEMA}.err" '{stderr:$e}')"
fi
popd >/dev/null

# ---- drop ----
if ! psql -qX -d app -c "DROP SCHEMA ${SCHEMA} CASCADE" </dev/null >/dev/null 2>&1; then
  bad 3 "Drop failed" "$(jq -nc --arg s "${SCHEMA}" '{schema:$s}')"
fi
ok "Schema dropped" "$(jq -nc --arg s "${SCHEMA}" --arg d "${DIR}" '{schema:$s, dump_dir:$d}')"
