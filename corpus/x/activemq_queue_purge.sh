#!/usr/bin/env bash
###############################################################################
# Plugin      : activemq_queue_purge
# Purpose     : Purges one queue of a classic ActiveMQ broker over Jolokia
# Parameters  : broker, queue, max_messages
# Environment : ACTIVEMQ_ADMIN_PASSWORD
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly JOLOKIA="http://127.0.0.1:8161/api/jolokia"
ADMIN_USER="${ACTIVEMQ_ADMIN_USER:-admin}"
ADMIN_PASSWORD="${ACTIVEMQ_ADMIN_PASSWORD:-}"

log() { logger -t activemq_queue_purge -p "user.$1" -- "$2" || true; }

jolokia() {
  curl -fsS --max-time 30 -u "${ADMIN_USER}:${ADMIN_PASSWORD}" -H 'Origin: http://localhost' "${JOLOKIA}/$1"
}

BROKER="$(rune_param broker "localhost")"
QUEUE="$(rune_param queue "")"
MAX="$(rune_param max_messages "1000")"

for pair in "broker=${BROKER}" "queue=${QUEUE}"; do
  if [[ ! "${pair#*=}" =~ ^[A-Za-z0-9._-]+$ ]]; then
    rune_error 1 "Parameter is missing or odd" "$(jq -nc --arg f "${pair%%=*}" '{field:$f}')"
  fi
done
[[ "${MAX}" =~ ^[0-9]{1,9}$ ]] || rune_error 1 "max_messages must be a number" '{"field":"max_messages"}'
[[ -n "${ADMIN_PASSWORD}" ]] || rune_emit "ACTIVEMQ_ADMIN_PASSWORD is not set" 4

MBEAN="org.apache.activemq:type=Broker,brokerName=${BROKER},destinationType=Queue,destinationName=${QUEUE}"
BEFORE="$(jolokia "read/${MBEAN}/QueueSize" | jq -re '.value')" || rune_error 2 "Queue or broker not found" "$(jq -nc --arg q "${QUEUE}" '{queue:$q}')"

if (( BEFORE > MAX )); then
  log warning "purge of ${QUEUE} refused, ${BEFORE} messages"
  rune_error 3 "Too many messages to purge" "$(jq -nc --argjson n "${BEFORE}" --argjson m "${MAX}" '{messages:$n, max:$m}')"
fi

jolokia "exec/${MBEAN}/purge()" >/dev/null || rune_error 3 "Purge failed" "$(jq -nc --arg q "${QUEUE}" '{queue:$q}')"
log info "${QUEUE} purged, ${BEFORE} messages"
rune_ok "Queue purged" "$(jq -nc --arg q "${QUEUE}" --argjson n "${BEFORE}" '{queue:$q, purged:$n}')"
