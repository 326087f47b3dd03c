#!/usr/bin/env bash
#
# PLUGIN:   mongo_index_build
# PURPOSE:  Create a background index on a MongoDB collection and wait for it.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

readonly CONNECTION_FILE="/etc/rune/mongo_uri"

DATABASE_NAME="$(rune_param database "")"
COLLECTION_NAME="$(rune_param collection "")"
FIELD_NAME="$(rune_param field "")"

if [[ -z "${DATABASE_NAME}" || -z "${COLLECTION_NAME}" || -z "${FIELD_NAME}" ]]; then
  rune_error 1 "database, collection and field are required" '{"missing":["database","collection","field"]}'
fi
if [[ ! "${DATABASE_NAME}" =~ ^[A-Za-z0-9_-]+$ ]]; then
  rune_error 1 "Invalid database name" '{"field":"database"}'
fi

CONNECTION_HOST="$(grep -E '^host=' "${CONNECTION_FILE}" | cut -d= -f2)"

mongo_evaluate() {
  mongosh --quiet --host "${CONNECTION_HOST}" "${DATABASE_NAME}" --eval "$1" </dev/null
}

if ! BEFORE="$(mongo_evaluate "db.getCollection('${COLLECTION_NAME}').getIndexes().length" 2>/dev/null)"; then
  rune_error 2 "MongoDB is not reachable" "$(jq -nc --arg host "${CONNECTION_HOST}" '{host:$host}')"
fi

mongo_evaluate "db.getCollection('${COLLECTION_NAME}').createIndex({'${FIELD_NAME}': 1}, {name: 'rune_${FIELD_NAME}_1'})" >&2 ||
  rune_error 3 "Index build failed" "$(jq -nc --arg f "${FIELD_NAME}" '{field:$f}')"

AFTER="$(mongo_evaluate "db.getCollection('${COLLECTION_NAME}').getIndexes().length" 2>/dev/null)" || AFTER="unknown"

rune_ok_kv "Index present" \
  "database=${DATABASE_NAME}" \
  "collection=${COLLECTION_NAME}" \
  "indexes_before=${BEFORE}" \
  "indexes_after=${AFTER}"
