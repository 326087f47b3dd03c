#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

TOPIC=$(rune_param topic "")
PARTITIONS=$(rune_param partitions "")
BROKER=$(rune_ctx kafka_broker "kafka-1.lan:9092")
KAFKA_BIN=/opt/kafka/bin

[[ -n $TOPIC ]] || rune_error 1 "topic is missing" '{"missing":["topic"]}'
[[ $PARTITIONS =~ ^[1-9][0-9]*$ ]] || rune_error 1 "partitions must be a positive number" '{}'
[[ -x $KAFKA_BIN/kafka-topics.sh ]] || rune_error 4 "Kafka tools are not installed" '{}'

COMMON = (--bootstrap-server "$BROKER" --topic "$TOPIC")

current=$("$KAFKA_BIN/kafka-topics.sh" "${COMMON[@]}" --describe 2>/dev/null \
  | awk -F'PartitionCount: ' 'NR==1 {split($2, f, "\t"); print f[1]}') || current=""
[[ -n $current ]] || rune_error 2 "topic not found" "$(jq -nc --arg t "$TOPIC" '{topic:$t}')"

if (( PARTITIONS <= current )); then
  rune_error 3 "partitions can only be added" "$(jq -nc --argjson c "$current" '{current:$c}')"
fi
"$KAFKA_BIN/kafka-topics.sh" "${COMMON[@]}" --alter --partitions "$PARTITIONS" >/dev/null 2>&1 \
  || rune_error 3 "alter failed" '{}'
rune_ok "Topic resized" "$(jq -nc --argjson f "$current" --argjson t "$PARTITIONS" '{from:$f, to:$t}')"
