#!/usr/bin/env bash
#
# PLUGIN:   redis_keyspace_report
# PURPOSE:  Report key counts and expiry for every logical database of a Redis instance.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

REDIS_SOCKET="$(rune_param socket "/run/redis/redis.sock")"
SECTION_FILE="$(mktemp)"
trap 'rm -f "${SECTION_FILE}"' EXIT

if [[ ! -e "${REDIS_SOCKET}" ]]; then
  rune_error 2 "Socket does not exist" "$(jq -nc --arg s "${REDIS_SOCKET}" '{socket:$s}')"
fi
if ! timeout 10 redis-cli -s "${REDIS_SOCKET}" INFO keyspace </dev/null >"${SECTION_FILE}" 2>/dev/null; then
  rune_error 2 "Redis does not answer" '{"command":"INFO keyspace"}'
fi

# db0:keys=12,expires=3,avg_ttl=0
TOTAL_KEYS=0
while IFS=':' read -r DATABASE_LABEL STATISTICS; do
  [[ "${DATABASE_LABEL}" == db* ]] || continue
  KEY_COUNT="${STATISTICS#keys=}"
  KEY_COUNT="${KEY_COUNT%%,*}"
  TOTAL_KEYS=$(( TOTAL_KEYS + KEY_COUNT ))
  rune_out "${DATABASE_LABEL}" "${KEY_COUNT}"
done <"${SECTION_FILE}"

timeout 10 redis-cli -s "${REDIS_SOCKET}" --scan --pattern 'session:*' </dev/null 2>/dev/null | wc -l | {
  read -r SESSION_COUNT || SESSION_COUNT=0
  rune_out sessions "${SESSION_COUNT}"
} || true

if (( TOTAL_KEYS == 0 )); then
  rune_err "The instance is empty"
fi
rune_out total_keys "${TOTAL_KEYS}"
rune_finish "Keyspace report"
