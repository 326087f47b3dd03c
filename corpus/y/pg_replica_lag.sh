#!/usr/bin/env bash
# Lag of every standby as the primary sees it; missing standbys are an error.
set -Eeuo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

on_error() {
  local status="$1" line="$2"
  if (( BASH_SUBSHELL == 0 )); then
    rune_error 100 "Unexpected failure" "$(jq -nc --argjson s "${status}" --argjson l "${line}" '{status:$s, line:$l}')"
  fi
}
trap 'on_error "$?" "${LINENO}"' ERR

readonly PG_HOST="$(rune_param host "/var/run/postgresql")"
readonly PG_PORT="$(rune_param port "5432")"
readonly MAX_BYTES="$(rune_param max_lag_bytes "67108864")"

[[ "${PG_PORT}" =~ ^[1-9][0-9]{2,4}$ ]] || rune_error 1 "port is no number" '{"parameter":"port"}'
[[ "${MAX_BYTES}" =~ ^[1-9][0-9]{0,14}$ ]] || rune_error 1 "max_lag_bytes is no number" '{"parameter":"max_lag_bytes"}'
mapfile -t EXPECTED < <(rune_param_json standbys '[]' | jq -r '.[]?' 2>/dev/null)

run_sql() {
  PGCONNECT_TIMEOUT=5 psql -h "${PG_HOST}" -p "${PG_PORT}" -U monitor -d postgres -XAtq -F '|' -v ON_ERROR_STOP=1 -c "$1" </dev/null
}

rc=0
ROLE="$(run_sql 'SELECT pg_is_in_recovery()' 2>/dev/null)" || rc=$?
case "${rc}" in
  0) ;;
  1) rune_error 100 "psql had a fatal error of its own" '{"client_status":1}' ;;
  2) rune_error 2 "No connection to the server" "$(jq -nc --arg h "${PG_HOST}" --arg p "${PG_PORT}" '{host:$h, port:$p}')" ;;
  3) rune_error 3 "The query was refused" '{"client_status":3}' ;;
  *) rune_error 2 "psql cannot be run" "$(jq -nc --argjson rc "${rc}" '{client_status:$rc}')" ;;
esac
if [[ "${ROLE}" == "t" ]]; then
  rune_error 4 "This server is a standby itself" '{"role":"standby"}'
fi

declare -A LAG=() STATE=()
ROWS="$(run_sql "SELECT application_name, state, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), -1)::bigint FROM pg_stat_replication" 2>/dev/null)" ||
  rune_error 2 "pg_stat_replication cannot be read"  '{}'

while IFS='|' read -r name state bytes; do
  [[ -n "${name}" && "${bytes}" =~ ^-?[0-9]+$ ]] || continue
  LAG["${name}"]="${bytes}"
  STATE["${name}"]="${state}"
done <<<"${ROWS}"

late=()
for name in "${!LAG[@]}"; do
  if [[ "${STATE[${name}]}" != "streaming" ]]; then
    late+=("${name}")
  elif [[ "${LAG[${name}]}" == -* ]] || (( 10#${LAG[${name}]} > MAX_BYTES )); then
    late+=("${name}")
  fi
done
missing=()
for name in "${EXPECTED[@]}"; do
  if [[ -n "${name}" && -z "${LAG[${name}]:-}" ]]; then
    missing+=("${name}")
  fi
done

TABLE="$(for name in "${!LAG[@]}"; do printf '%s\t%s\t%s\n' "${name}" "${STATE[${name}]}" "${LAG[${name}]}"; done |
  jq -Rnc '[inputs | split("\t") | {name:.[0], state:.[1], lag_bytes:(.[2]|tonumber)}]')"
DETAILS="$(jq -nc --argjson t "${TABLE}" --arg m "${missing[*]:-}" --arg l "${late[*]:-}" \
  '{standbys:$t, missing:($m|split(" ")), late:($l|split(" "))}')"

if (( ${#missing[@]} )); then
  rune_error 3 "Standbys are missing" "${DETAILS}"
fi
if (( ${#late[@]} )); then
  rune_error 3 "Standbys are late" "${DETAILS}"
fi
rune_ok "All ${#LAG[@]} standbys follow" "${DETAILS}"
