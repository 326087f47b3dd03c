#!/usr/bin/env bash
###############################################################################
# Plugin      : redis_config_push
# Purpose     : Sets allowed configuration values of a Redis instance and keeps
#               the request under a key for the auditors.
# Secrets     : REDISCLI_AUTH from the file /etc/rune/redis.auth
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly AUTH_FILE="/etc/rune/redis.auth"

log() { printf '%s [%s] %s\n' "$(date '+%T')" "$1" "$2" >&2; }

die() {
  log FATAL "$1"
  exit "${2:-2}"
}

cli() { redis-cli -h "${HOST}" -p "${PORT}" --no-auth-warning "$@"; }

HOST="$(rune_param host "127.0.0.1")"
PORT="$(rune_param port "6379")"
SETTINGS="$(rune_param_json settings '{}')"

[[ "${PORT}" =~ ^[0-9]{2,5}$ ]] || rune_error 1 "port must be a number" '{"field":"port"}'
[[ -r "${AUTH_FILE}" ]] || die "cannot read ${AUTH_FILE}" 4
REDISCLI_AUTH="$(<"${AUTH_FILE}")"
export REDISCLI_AUTH

[[ "$(cli PING 2>/dev/null </dev/null)" == "PONG" ]] || rune_error 2 "Redis does not answer" "$(jq -nc --arg h "${HOST}" '{host:$h}')"

mapfile -t KEYS < <(jq -r 'keys[]' <<<"${SETTINGS}")
for key in "${KEYS[@]}"; do
  case "${key}" in
    maxmemory|maxmemory-policy|timeout|slowlog-log-slower-than) ;;
    *) rune_error 1 "Setting is not allowed" "$(jq -nc --arg k "${key}" '{setting:$k}')" ;;
  esac
  value="$(jq -r --arg k "${key}" '.[$k]' <<<"${SETTINGS}")"
  [[ "$(cli CONFIG SET "${key}" "${value}" 2>&1 </dev/null)" == "OK" ]] || die "Redis refused ${key}"
done

redis-cli -h "${HOST}" -p "${PORT}" -x SET "rune:last_push" >/dev/null 2>&1 || log WARN "request was not kept"

rune_ok "Settings written" "$(jq -nc '{settings:$ARGS.positional}' --args "${KEYS[@]}")"
