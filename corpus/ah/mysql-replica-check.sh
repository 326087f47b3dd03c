#!/usr/bin/env bash
###############################################################################
# mysql-replica-check.sh
#
# Looks at the replication threads of a MySQL replica and, when asked to,
# starts a stopped SQL thread again. Credentials come from an option file that
# only the operations account can read; none are taken from the message.
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

OPTION_FILE="$(rune_param option_file "/etc/mysql/ops.cnf")"
MAX_LAG="$(rune_param max_lag_seconds "120")"
RESTART_SQL="$(rune_param restart_sql_thread "false")"
NODE="$(rune_ctx node "unknown")"

if [[ ! "${MAX_LAG}" =~ ^[1-9][0-9]{0,5}$ ]]; then
  rune_error 1 "Parameter max_lag_seconds must be 1 to 999999" '{"parameter":"max_lag_seconds"}'
fi
case "${RESTART_SQL}" in
  true | false) ;;
  *) rune_error 1 "Parameter restart_sql_thread must be true or false" '{"parameter":"restart_sql_thread"}' ;;
esac
if [[ ! -f "${OPTION_FILE}" ]]; then
  rune_error 4 "Option file not found" "$(jq -nc --arg file "${OPTION_FILE}" '{option_file: $file}')"
fi

read_status() {
  mysql --defaults-extra-file="${OPTION_FILE}" --connect-timeout=5 -e 'SHOW REPLICA STATUS\G'
}

column() {
  awk -v name="$1" '{
    at = index($0, ":")
    key = substr($0, 1, at - 1)
    gsub(/^ +/, "", key)
    if (at && key == name) { print substr($0, at + 2); exit }
  }' <<<"${STATUS}"
}

if ! STATUS="$(read_status)"; then
  rune_error 2 "MySQL is not reachable" "$(jq -nc --arg node "${NODE}" '{node: $node}')"
fi
if [[ -z "${STATUS}" ]]; then
  rune_error 4 "This server is no replica" "$(jq -nc --arg node "${NODE}" '{node: $node}')"
fi

RESTARTED="false"
if [[ "$(column Replica_IO_Running):$(column Replica_SQL_Running)" == "Yes:No" && "${RESTART_SQL}" == "true" ]]; then
  echo "SQL thread is stopped, starting it" >&2
  if mysql --defaults-extra-file="${OPTION_FILE}" -e 'START REPLICA SQL_THREAD' >&2; then
    RESTARTED="true"
    sleep 1
    STATUS="$(read_status || true)"
  fi
fi

IO_STATE="$(column Replica_IO_Running)"
SQL_STATE="$(column Replica_SQL_Running)"
LAG="$(column Seconds_Behind_Source)"
if [[ ! "${LAG}" =~ ^(0|[1-9][0-9]{0,8})$ ]]; then
  LAG="null"
fi

REPORT="$(jq -nc \
  --arg node "${NODE}" \
  --arg io "${IO_STATE}" \
  --arg sql "${SQL_STATE}" \
  --arg last "$(column Last_Error)" \
  --argjson lag "${LAG}" \
  --argjson restarted "${RESTARTED}" \
  '{node: $node, io: $io, sql: $sql, lag_seconds: $lag, last_error: $last, restarted: $restarted}')"

case "${IO_STATE}:${SQL_STATE}" in
  Yes:Yes)
    if [[ "${LAG}" == "null" ]]; then
      rune_error 3 "Replica runs but its lag is not known" "${REPORT}"
    elif [[ "${LAG}" -gt "${MAX_LAG}" ]]; then
      rune_error 3 "Replica is ${LAG} seconds behind" "${REPORT}"
    fi
    rune_ok "Replica is healthy" "${REPORT}"
    ;;
  Connecting:*)
    rune_error 2 "Replica cannot reach its source" "${REPORT}"
    ;;
  *:No)
    rune_error 3 "The SQL thread is stopped" "${REPORT}"
    ;;
  *)
    rune_error 3 "The IO thread is stopped" "${REPORT}"
    ;;
esac
