#!/usr/bin/env bash
# State of a MySQL replica: both threads, the lag, and the last error with a proposal.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly DEFAULTS_FILE="/etc/rune/mysql-monitor.cnf"
MAX_LAG="$(rune_param max_lag_seconds "120")"
RESTART="$(rune_param restart_threads "no")"
CHANNEL="$(rune_param channel "")"

if [[ ! "${MAX_LAG}" =~ ^(0|[1-9][0-9]{0,5})$ ]]; then
  rune_error 1 "max_lag_seconds must be a number" "$(jq -nc --arg v "${MAX_LAG}" '{value:$v}')"
fi
if [[ ! "${CHANNEL}" =~ ^[a-z0-9_]{0,32}$ ]]; then
  rune_error 1 "channel must be a plain name" "$(jq -nc --arg v "${CHANNEL}" '{value:$v}')"
fi
if [[ ! -r "${DEFAULTS_FILE}" ]]; then
  rune_error 4 "The client configuration cannot be read" '{"file":"/etc/rune/mysql-monitor.cnf"}'
fi

query() {
  mysql --defaults-extra-file="${DEFAULTS_FILE}" --connect-timeout=5 --batch "$@" </dev/null
}

declare -A FIELD=()
read_status() {
  local answer line
  FIELD=()
  answer="$(query -E -e "SHOW REPLICA STATUS FOR CHANNEL '${CHANNEL}'" 2>/dev/null)" || return 2
  [[ -n "${answer}" ]] || return 3
  while IFS= read -r line; do
    if [[ "${line}" =~ ^\ *([A-Za-z_]+):\ ?(.*)$ ]]; then
      FIELD["${BASH_REMATCH[1]}"]="${BASH_REMATCH[2]}"
    fi
  done <<<"${answer}"
  [[ -n "${FIELD[Replica_IO_Running]:-}" ]] || return 4
}

rc=0
read_status || rc=$?
case "${rc}" in
  0) ;;
  2)
    VERSION="$(query -N -e 'SELECT VERSION()' 2>/dev/null)" || rune_error 2 "The server cannot be reached" '{"step":"connect"}'
    if [[ "${VERSION}" =~ ^([0-9]+)\.([0-9]+) ]] && (( BASH_REMATCH[1] < 8 )); then
      rune_error 4 "The server is too old for this plugin" "$(jq -nc --arg v "${VERSION}" '{version:$v, needed:"8.0.22"}')"
    fi
    rune_error 3 "The status was refused" "$(jq -nc --arg v "${VERSION}" --arg c "${CHANNEL}" '{version:$v, channel:$c}')"
    ;;
  3) rune_error 4 "This server is no replica" "$(jq -nc --arg c "${CHANNEL}" '{channel:$c}')" ;;
  *) rune_error 100 "The status has an unknown form" "$(jq -nc --argjson n "${#FIELD[@]}" '{fields:$n}')" ;;
esac

restarted=false
if [[ "${FIELD[Replica_IO_Running]}" == "No" && "${FIELD[Last_IO_Errno]:-0}" == "0" && "${RESTART}" == "yes" ]]; then
  if query -e 'START REPLICA IO_THREAD' >/dev/null 2>&1; then
    restarted=true
    for _ in 1 2 3 4 5; do
      sleep 2
      if read_status && [[ "${FIELD[Replica_IO_Running]}" == "Yes" ]]; then
        break
      fi
    done
  fi
fi

OUT="$(jq -nc --arg io "${FIELD[Replica_IO_Running]:-}" --arg sql "${FIELD[Replica_SQL_Running]:-}" \
  --arg lag "${FIELD[Seconds_Behind_Source]:-NULL}" --arg err "${FIELD[Last_Error]:-}" --argjson again "${restarted}" \
  '{io:$io, sql:$sql, lag:($lag | tonumber? // null), last_error:$err, restarted:$again}')"

if [[ "${FIELD[Replica_SQL_Running]:-}" != "Yes" ]]; then
  case "${FIELD[Last_SQL_Errno]:-0}" in
    0) rune_error 3 "The applier is stopped" "${OUT}" ;;
    1062|1032) rune_error 3 "The data differ from the source" "${OUT}" ;;
    *) rune_error 3 "The applier failed" "${OUT}" ;;
  esac
elif [[ "${FIELD[Replica_IO_Running]:-}" != "Yes" ]]; then
  rune_error 2 "The source cannot be reached" "${OUT}"
elif [[ "${FIELD[Seconds_Behind_Source]:-}" =~ ^[1-9][0-9]*$ ]] && (( FIELD[Seconds_Behind_Source] > MAX_LAG )); then
  rune_error 3 "The replica is late" "${OUT}"
fi
rune_ok "The replica follows" "${OUT}"
