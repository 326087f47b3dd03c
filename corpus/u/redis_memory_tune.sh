#!/usr/bin/env bash
#
# PLUGIN:   redis_memory_tune
# PURPOSE:  Change maxmemory and its policy on a running Redis, then persist the configuration.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

REDIS_PORT="$(rune_param port "6379")"
MAXIMUM_MEMORY="$(rune_param maxmemory "")"
EVICTION_POLICY="$(rune_param policy "allkeys-lru")"

if [[ ! "${MAXIMUM_MEMORY}" =~ ^[0-9]+(kb|mb|gb)?$ ]]; then
  rune_error 1 "maxmemory is missing or malformed" '{"field":"maxmemory"}'
fi
case "${EVICTION_POLICY}" in
  noeviction | allkeys-lru | allkeys-lfu | volatile-lru | volatile-lfu | volatile-ttl) ;;
  *) rune_error 1 "Unknown eviction policy" '{"field":"policy"}' ;;
esac

redis_command() {
  redis-cli -p "${REDIS_PORT}" --no-auth-warning "$@" </dev/null
}

if [[ "$(redis_command PING 2>/dev/null || true)" != "PONG" ]]; then
  rune_error 2 "Redis does not answer" "$(jq -nc --arg port "${REDIS_PORT}" '{port:$port}')"
fi

declare -a PREVIOUS_SETTINGS
mapfile -t PREVIOUS_SETTINGS < <(redis_command CONFIG GET 'maxmemory*' | tr -d '\r')

for ASSIGNMENT in "maxmemory ${MAXIMUM_MEMORY}" "maxmemory-policy ${EVICTION_POLICY}"; do
  ANSWER="$(redis_command CONFIG SET ${ASSIGNMENT} 2>&1)" || true
  if [[ "${ANSWER}" != OK* ]]; then
    rune_error 3 "Redis refused the setting" "$(jq -nc --arg a "${ASSIGNMENT}" --arg r "${ANSWER}" '{setting:$a, answer:$r}')"
  fi
done

# A Redis without a configuration file cannot persist; that is acceptable here.
redis-cli -p "${REDIS_PORT}" CONFIG REWRITE </dev/null || true

rune_ok_kv "Memory settings changed" "maxmemory=${MAXIMUM_MEMORY}" "policy=${EVICTION_POLICY}" "previous=${PREVIOUS_SETTINGS[*]}"
