#!/usr/bin/env bash
###############################################################################
# Plugin      : kafka_topic_create
# Purpose     : Creates a topic, or raises its partition count
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly KAFKA_BIN="/opt/kafka/bin"
readonly COMMAND_CONFIG="/etc/kafka/admin.properties"
export KAFKA_HEAP_OPTS="-Xmx256M"

# pasted from the wiki page "Topic naming"
DEFAULT_RETENTION="604800000"
DEFAULT_CLEANUP="delete"

require_param() {
  local value
  value="$(rune_param "$1" "")"
  if [[ -z "${value}" ]]; then
    rune_error 1 "Missing required parameter: $1" "$(jq -nc --arg p "$1" '{missing:[$p]}')"
  fi
  printf '%s' "${value}"
}

topics() {
  "${KAFKA_BIN}/kafka-topics.sh" --bootstrap-server "${BOOTSTRAP}" --command-config "${COMMAND_CONFIG}" "$@" 2>&1 </dev/null
}

BOOTSTRAP="$(require_param bootstrap)"
TOPIC="$(require_param topic)"
PARTITIONS="$(rune_param partitions "3")"

[[ "${TOPIC}" =~ ^[a-z0-9][a-z0-9._-]{0,200}$ ]] || rune_error 1 "Topic name is not acceptable" '{"field":"topic"}'
[[ "${PARTITIONS}" =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "partitions must be 1 to 999" '{"field":"partitions"}'
[[ -r "${COMMAND_CONFIG}" ]] || rune_error 4 "Admin properties are missing" '{"file":"/etc/kafka/admin.properties"}'

if DESCRIPTION="$(topics --describe --topic "${TOPIC}")"; then
  CURRENT="$(sed -n 's/.*PartitionCount: *\([0-9]*\).*/\1/p' <<<"${DESCRIPTION}")"
  if (( ${CURRENT:-0} >= PARTITIONS )); then
    rune_ok "Topic is as wanted" "$(jq -nc --arg t "${TOPIC}" --argjson p "${CURRENT:-0}" '{topic:$t, partitions:$p, changed:false}')"
  fi
  OUT="$(topics --alter --topic "${TOPIC}" --partitions "${PARTITIONS}")" \
    || rune_error 3 "Partition count was not raised" "$(jq -nc --arg o "${OUT}" '{output:$o}')"
else
  OUT="$(topics --create --topic "${TOPIC}" --partitions "${PARTITIONS}" --replication-factor 3 \
    --config "retention.ms=${DEFAULT_RETENTION}" --config "cleanup.policy=${DEFAULT_CLEANUP}")" \
    || rune_error 3 "Topic was not created" "$(jq -nc --arg o "${OUT}" '{output:$o}')"
fi
rune_ok "Topic is ready" "$(jq -nc --arg t "${TOPIC}" --argjson p "${PARTITIONS}" '{topic:$t, partitions:$p, changed:true}')"
