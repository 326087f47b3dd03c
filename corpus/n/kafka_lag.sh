#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/lib/rune_bpcs.sh"
rune_init

say()  { echo "kafka_lag: $*" >&2; }
die()  { rune_error "$1" "$2" "${3:-}"; }
bin()  { echo "$(rune_param kafka_home /opt/kafka)/bin/kafka-consumer-groups.sh"; }
rows() { timeout 40 "$(bin)" --bootstrap-server "$1" --describe --group "$2" 2>/dev/null; }
lag()  { awk 'NR > 1 && $6 ~ /^[0-9]+$/ { s += $6 } END { print s + 0 }'; }

main() {
  local brokers group limit text total
  brokers=$(rune_param brokers localhost:9092)
  group=$(rune_param group "")
  limit=$(rune_param limit 1000)
  [[ -n $group ]] || die 1 "group is missing" '{"missing":["group"]}'
  [[ $limit =~ ^[0-9]+$ ]] || die 1 "limit must be a number"
  [[ -x $(bin) ]] || die 2 "kafka-consumer-groups.sh not found"

  say "asking $brokers about $group"
  text=$(rows "$brokers" "$group") || die 2 "Kafka does not answer" "$(jq -nc --arg b "$brokers" '{brokers:$b}')"
  total=$(lag <<<"$text")
  local out
  out=$(jq -nc --arg g "$group" --argjson t "$total" --argjson l "$limit" '{group:$g,lag:$t,limit:$l,ok:($t <= $l)}')
  if [ "$total" -gt "$limit" ]; then die 3 "Consumer group lags" "$out"; fi
  rune_ok "Lag within limit" "$out"
}
main
