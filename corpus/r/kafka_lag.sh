#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

bs=${KAFKA_BOOTSTRAP:-}
[[ $bs ]] || rune_error 4 "KAFKA_BOOTSTRAP not set" '{"env":"KAFKA_BOOTSTRAP"}'
rune_init

group=$(rune_param group "")
max=$(rune_param max_lag 10000)
[[ $group ]] || rune_error 1 "group missing" '{"missing":["group"]}'
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max_lag must be a number" '{"param":"max_lag"}'

t=$(mktemp); trap 'rm -f "$t"' EXIT
kafka-consumer-groups.sh --bootstrap-server "$bs" --describe --group "$group" >"$t" 2>/dev/null || rune_error 2 "broker did not answer" "$(jq -nc --arg b "$bs" '{bootstrap:$b}')"

# GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG CONSUMER-ID HOST CLIENT-ID
lags=$(awk '$6 ~ /^[0-9]+$/ { l[$2] += $6 } END { for (t in l) print t "\t" l[t] }' "$t" | sort -k2,2nr)
if [[ -z $lags ]]; then
  echo "group $group has no active partitions" >&2
  exit 0
fi
topics=$(jq -Rnc '[inputs | split("\t") | {topic:.[0], lag:(.[1]|tonumber)}]' <<<"$lags")
sum=$(jq 'map(.lag) | add' <<<"$topics")

out=$(jq -nc --arg g "$group" --argjson t "$topics" --argjson s "$sum" '{group:$g, lag:$s, topics:$t}')
if ((sum > max)); then rune_error 3 "lag too high" "$out"; fi
rune_ok "lag fine" "$out"
