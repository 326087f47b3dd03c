#!/usr/bin/env bash
#
# PLUGIN:   mysql_replica_check
# PURPOSE:  Report the lag of a MySQL replica for one replication channel.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

DATABASE_HOST="$(rune_param host "localhost")"
DATABASE_USER="$(rune_param user "monitor")"
DATABASE_PASSWORD="$(rune_param password "")"
CHANNEL_NAME="$(rune_param channel "")"
MAXIMUM_LAG="$(rune_param max_lag_seconds "60")"

if [[ ! "${MAXIMUM_LAG}" =~ ^[0-9]+$ ]]; then
  rune_error 1 "max_lag_seconds must be a number" '{"field":"max_lag_seconds"}'
fi

run_query() {
  mysql --host="${DATABASE_HOST}" --user="${DATABASE_USER}" --password="${DATABASE_PASSWORD}" --vertical --execute="SHOW REPLICA STATUS FOR CHANNEL '${CHANNEL_NAME}'" 2>/dev/null
}

if ! STATUS_TEXT="$(run_query)"; then
  rune_error 2 "Cannot query the replica" "$(jq -nc --arg host "${DATABASE_HOST}" '{host:$host}')"
fi

field_of() {
  awk -F': ' -v wanted="$1" '{ gsub(/^ +/, "", $1) } $1 == wanted { print $2; exit }' <<<"${STATUS_TEXT}"
}

IO_STATE="$(field_of Replica_IO_Running)"
SQL_STATE="$(field_of Replica_SQL_Running)"
LAG_SECONDS="$(field_of Seconds_Behind_Source)"

RESULT_JSON="$(jq -nc --arg io "${IO_STATE}" --arg sql "${SQL_STATE}" --arg lag "${LAG_SECONDS:-NULL}" \
  '{io_thread:$io, sql_thread:$sql, lag_seconds:($lag | tonumber? // null)}')"

if [[ "${IO_STATE}" != "Yes" || "${SQL_STATE}" != "Yes" ]]; then
  rune_error 3 "Replication is stopped" "${RESULT_JSON}"
elif [[ "${LAG_SECONDS}" =~ ^[0-9]+$ ]] && (( LAG_SECONDS > MAXIMUM_LAG )); then
  rune_error 3 "Replica is late" "${RESULT_JSON}"
else
  rune_ok "Replica is healthy" "${RESULT_JSON}"
fi
