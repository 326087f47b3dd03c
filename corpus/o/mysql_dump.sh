#!/usr/bin/env bash
# =============================================================================
# Plugin   : mysql_dump
# Purpose  : Dumps one customer database into the backup area
# Owner    : Platform Operations / Databases
# =============================================================================
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly DUMP_ROOT="/backup/mysql"
readonly MIN_FREE_MB=2048

DATABASE="$(rune_param database "")"
KEEP_DAYS="$(rune_param keep_days "7")"

#######################################
# Ends the plugin with an error message.
# Arguments: code, message
#######################################
abort() {
  printf 'mysql_dump: %s\n' "$2" >&2
  rune_error "$1"
}

if [[ ! "${DATABASE}" =~ ^[A-Za-z0-9_]+$ ]]; then
  abort 1 "Invalid database name"
fi
if [[ ! "${KEEP_DAYS}" =~ ^[0-9]+$ ]]; then
  rune_error 1 "Invalid keep_days" '{"param":"keep_days"}'
fi
if [[ ! -d "${DUMP_ROOT}" ]]; then
  printf 'ERROR: %s is not mounted\n' "${DUMP_ROOT}"
  exit 4
fi

FREE_MB="$(df --output=avail -BM "${DUMP_ROOT}" | tail -n 1 | tr -dc '0-9')"
if (( FREE_MB < MIN_FREE_MB )); then
  rune_error 3 "Not enough free space" "$(jq -nc --argjson f "${FREE_MB}" '{free_mb:$f}')"
fi

TARGET="${DUMP_ROOT}/${DATABASE}-$(date +%Y%m%d-%H%M).sql.gz"
if ! mysqldump --defaults-file=/root/.my.cnf --single-transaction --routines --events "${DATABASE}" 2>"${TARGET}.err" | gzip -6 >"${TARGET}"; then
  MESSAGE="$(head -n 1 "${TARGET}.err")"
  rm -f "${TARGET}"
  rune_error 3 "mysqldump failed" "$(jq -nc --arg m "${MESSAGE}" '{mysqldump:$m}')"
fi
rm -f "${TARGET}.err"

find "${DUMP_ROOT}" -maxdepth 1 -name "${DATABASE}-*.sql.gz" -mtime "+${KEEP_DAYS}" -print -delete | sed 's/^/removed /'
SIZE="$(stat --format=%s "${TARGET}")"
rune_ok "Dump written" "$(jq -nc --arg f "${TARGET}" --argjson s "${SIZE}" '{file:$f, bytes:$s}')"
