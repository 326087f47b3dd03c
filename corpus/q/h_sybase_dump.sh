#!/usr/bin/env bash
###############################################################################
# Plugin      : h_sybase_dump
# Purpose     : dump one Sybase ASE database of the laboratory system
# Owner       : Database Services
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly LOG_FILE="/var/log/sybase/rune_dump.log"
readonly DUMP_DIR="/sybdump"

function log_line() {
  local level="$1"
  shift
  printf '%s %-5s %s\n' "$(date '+%F %T')" "${level}" "$*" >>"${LOG_FILE}"
}

SERVER="$(rune_param server "LABSYB")"
DATABASE="$(rune_param database "")"
DB_USER="$(rune_param db_user "dumper")"
DB_PASSWORD="$(rune_param db_password "")"

[[ "${SERVER}" =~ ^[A-Z0-9_]+$ ]] || rune_error 1 "server name is not valid" '{"field":"server"}'
[[ "${DATABASE}" =~ ^[a-z][a-z0-9_]{1,29}$ ]] || rune_error 1 "database name is not valid" '{"field":"database"}'
[[ "${DB_PASSWORD}" =~ ^[[:alnum:]._#-]{8,30}$ ]] || rune_error 1 "db_password is missing or not valid" '{"missing":["db_password"]}'
[[ -d "${DUMP_DIR}" && -w "${LOG_FILE}" ]] || rune_error 4 "dump directory or log file is missing" '{"paths":["/sybdump","/var/log/sybase/rune_dump.log"]}'

STAMP="$(date +%Y%m%d%H%M)"
TARGET="${DUMP_DIR}/${DATABASE}_${STAMP}.dmp"
RESULT="$(mktemp)"
trap 'rm -f "${RESULT}"' EXIT

log_line INFO "connecting as ${DB_USER}/${DB_PASSWORD} to ${SERVER}"

# isql takes the password from the first line of its input when -P is absent
if ! isql -U "${DB_USER}" -S "${SERVER}" -b -w 300 --retserverror >"${RESULT}" 2>&1 <<ISQL
${DB_PASSWORD}
dump database ${DATABASE} to "compress::3::${TARGET}"
go
ISQL
then
  rune_error_kv 3 "isql ended with an error" "database=${DATABASE}" "server=${SERVER}"
fi

MESSAGES="$(grep -c '^Msg [0-9]*, Level' "${RESULT}")"
if [[ "${MESSAGES}" != "0" ]]; then
  FIRST="$(grep -m1 -A1 '^Msg ' "${RESULT}" | tr '\n' ' ')" || FIRST=""
  rune_error 3 "Backup Server reported errors" "$(jq -nc --arg m "${FIRST}" '{first: $m}')"
fi

BYTES="$(stat -c %s "${TARGET}")" || rune_error_kv 3 "Dump file is not there" "file=${TARGET}"
log_line INFO "dump of ${DATABASE} done, ${BYTES} bytes"
rune_ok "Database dumped" "$(jq -nc --arg f "${TARGET}" --argjson b "${BYTES}" '{file: $f, bytes: $b}')"
