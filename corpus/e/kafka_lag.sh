#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

KAFKA_HOME=${KAFKA_HOME:-/opt/kafka}
GROUP=$(rune_param group "")
BOOT=$(rune_param bootstrap "localhost:9092")
MAX=$(rune_param max_lag 10000)

test -n "$GROUP" || rune_error 1 "group missing" '{"missing":["group"]}'
test -x "$KAFKA_HOME/bin/kafka-consumer-groups.sh" ||
  rune_error 4 "kafka tools not found" "$(jq -nc --arg h "$KAFKA_HOME" '{kafka_home:$h}')"

set +e
TABLE=$("$KAFKA_HOME/bin/kafka-consumer-groups.sh" --bootstrap-server "$BOOT" --describe --group "$GROUP" 2>/dev/null)
RC=$?
set -e

if [ "$RC" -ne 0 ]; then
  rune_error 2 "kafka-consumer-groups.sh failed" "$(jq -nc --argjson rc "$RC" '{status:$rc}')"
fi

# topic, partition, lag
ROWS=$(awk '$6 ~ /^[0-9]+$/ { print $2 "\t" $3 "\t" $6 }' <<<"$TABLE")
TOTAL=$(awk -F'\t' '{ s += $3 } END { print s + 0 }' <<<"$ROWS")
BY_TOPIC=$(jq -Rnc '[inputs | select(length > 0) | split("\t")] | group_by(.[0])
  | map({topic: .[0][0], lag: (map(.[2]|tonumber) | add)})' <<<"$ROWS")

OUT=$(jq -nc --arg g "$GROUP" --argjson t "$TOTAL" --argjson b "$BY_TOPIC" '{group:$g, lag:$t, topics:$b}')
if [ "$TOTAL" -gt "$MAX" ]; then
  rune_error 3 "Lag above the limit" "$OUT"
fi
rune_ok "Lag within the limit" "$OUT"
