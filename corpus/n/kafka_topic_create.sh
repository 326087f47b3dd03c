#!/usr/bin/env bash
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

readonly KT=/opt/kafka/bin/kafka-topics.sh
brokers=$(rune_param brokers localhost:9092)
topic=$(rune_param topic "")
parts=$(rune_param partitions 3)
configs=$(rune_param_json configs '{}')

[[ $topic =~ ^[A-Za-z0-9._-]{1,249}$ ]] || rune_error 1 "bad topic name" "$(jq -nc --arg t "$topic" '{topic:$t}')"
[[ $parts =~ ^[1-9][0-9]?$ ]] || rune_error 1 "bad partition count" '{}'

topics() { "$KT" --bootstrap-server "$brokers" "$@" 2>/dev/null </dev/null; }

list=$(topics --list) || rune_error 2 "Kafka does not answer" "$(jq -nc --arg b "$brokers" '{brokers:$b}')"
if grep -qxF -- "$topic" <<<"$list"; then
  echo "topic $topic exists, nothing to do" >&2
  exit 0
fi

opts=()
while IFS=$'\t' read -r key value; do
  case $key in
    retention.ms|cleanup.policy|max.message.bytes) opts+=(--config "$key=$value") ;;
    '') ;;
    *) printf 'ignoring unknown config %s\n' "$key" ;;
  esac
done < <(jq -r 'to_entries[] | [.key, (.value | tostring)] | @tsv' <<<"$configs")

topics --create --topic "$topic" --partitions "$parts" "${opts[@]}" >/dev/null ||
  rune_error 3 "create failed" "$(jq -nc --arg t "$topic" '{topic:$t}')"

topics --describe --topic "$topic" | awk -F'\t' '/Leader: none/ { print $2 }' | while read -r orphan; do
  rune_error 3 "partition without leader" "$(jq -nc --arg p "$orphan" '{partition:$p}')"
done || true
rune_ok "topic created" "$(jq -nc --arg t "$topic" --argjson p "$parts" '{topic:$t,partitions:$p}')"
