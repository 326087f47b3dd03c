#!/usr/bin/env bash
###############################################################################
# Plugin  : mysql_replica_promote
# Owner   : Database Reliability
# Purpose : Promote the local MySQL replica once it has applied everything.
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"
rune_init

readonly DEFAULTS_FILE="${MYSQL_DEFAULTS:-/etc/mysql/rune.cnf}"

log()   { printf '%(%FT%T%z)T %s\n' -1 "$*" >&2; }
debug() { [[ "${VERBOSE}" == "true" ]] && log "debug: $*"; }

run_sql() {
  mysql --defaults-extra-file="${DEFAULTS_FILE}" --batch --raw --skip-column-names -e "$1"
}

replica_field() {
  mysql --defaults-extra-file="${DEFAULTS_FILE}" -e 'SHOW REPLICA STATUS\G' 2>/dev/null |
    sed -n "s/^ *$1: //p"
}

VERBOSE="$(rune_param verbose "false")"
MAX_LAG="$(rune_param max_lag_seconds "5")"
if [[ ! "${MAX_LAG}" =~ ^[0-9]+$ ]]; then
  rune_error 1 "max_lag_seconds must be a number" '{"field":"max_lag_seconds"}'
fi

LAG="$(replica_field Seconds_Behind_Source || true)"
if [[ -z "${LAG}" || "${LAG}" == "NULL" ]]; then
  rune_error 3 "This host is not a running replica" '{}'
fi
if (( LAG > MAX_LAG )); then
  rune_error 3 "Replica lags behind" "$(jq -nc --argjson l "${LAG}" '{lag_seconds:$l}')"
fi

debug "lag is ${LAG}"

SOURCE_HOST="$(replica_field Source_Host || true)"
for statement in 'STOP REPLICA' 'RESET REPLICA ALL' 'SET GLOBAL super_read_only = OFF' 'SET GLOBAL read_only = OFF'; do
  if ! run_sql "${statement}" >&2; then
    log "statement failed: ${statement}"
    exit 3
  fi
done

rune_ok_kv "Replica promoted" "former_source=${SOURCE_HOST}" "lag_seconds=${LAG}"
