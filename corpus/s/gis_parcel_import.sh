#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, geodata
# Purpose       : Imports a GeoPackage of parcels into PostGIS.
# Credentials   : ~/.pgpass of the service account
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
rune_init

GEOPACKAGE="$(rune_param file "")"
TARGET_SCHEMA="$(rune_param schema "import")"
TARGET_TABLE="$(rune_param table "parcels")"
DATABASE="$(rune_param database "gis")"
EPSG_CODE="$(rune_param epsg "25832")"

if [[ ! -f "${GEOPACKAGE}" ]]; then
  rune_error 2 "The GeoPackage was not found." "$(jq -nc --arg f "${GEOPACKAGE}" '{file: $f}')"
fi
case "${EPSG_CODE}" in
  25832 | 25833 | 4326 | 3857) ;;
  *) rune_error 1 "This coordinate system is not in use here." ;;
esac

# Runs one SQL statement and prints the answer without decoration.
run_sql() {
  psql -X -q -A -t -v ON_ERROR_STOP=1 -d "${DATABASE}" -c "$1"
}

if ! run_sql "CREATE SCHEMA IF NOT EXISTS ${TARGET_SCHEMA}" >&2; then
  rune_error 2 "The database refused the schema."
fi

ogr2ogr -progress -f PostgreSQL "PG:dbname=${DATABASE} active_schema=${TARGET_SCHEMA}" "${GEOPACKAGE}" -nln "${TARGET_TABLE}" -t_srs "EPSG:${EPSG_CODE}" -lco GEOMETRY_NAME=geom -overwrite || rune_error 3 "The import failed."

if ! ROW_COUNT="$(run_sql "SELECT count(*) FROM ${TARGET_SCHEMA}.${TARGET_TABLE}" 2>/dev/null)"; then
  rune_error 3 "The imported table cannot be counted."
fi
rune_ok "Parcels imported." "$(jq -nc --arg n "${ROW_COUNT}" --arg e "EPSG:${EPSG_CODE}" '{rows: ($n | tonumber), srs: $e}')"
