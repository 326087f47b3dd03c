#!/usr/bin/env bash
# Moves the partitions of one topic to a list of brokers (kafka-reassign-partitions).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

bootstrap=$(rune_param bootstrap localhost:9092)
topic=$(rune_param topic "")
brokers=$(rune_param brokers "")
throttle=$(rune_param throttle 50000000)

[[ $topic =~ ^[A-Za-z0-9._-]+$ ]] || rune_error 1 "bad topic" "$(jq -nc --arg t "$topic" '{topic:$t}')"
[[ $brokers =~ ^[0-9]+(,[0-9]+)*$ ]] || rune_error 1 "brokers is a list like 1,2,3" "$(jq -nc --arg b "$brokers" '{brokers:$b}')"
[[ $throttle =~ ^[0-9]+$ ]] || rune_error 1 "throttle is bytes per second" '{"parameter":"throttle"}'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/topics.json" <<JSON
{"version": 1, "topics": [{"topic": "$topic"}]}
JSON

kafka-reassign-partitions.sh --bootstrap-server "$bootstrap" --generate \
  --topics-to-move-json-file "$work/topics.json" --broker-list "$brokers" >"$work/generated" 2>"$work/errors" \
  || rune_error 2 "no plan could be generated" "$(jq -nc --rawfile e "$work/errors" '{stderr:$e}')"

# the tool prints two documents with headlines; the second one is the plan
awk '/^Proposed partition reassignment/ { take = 1; next } take && NF' "$work/generated" >"$work/plan.json"
jq -e '.partitions | length > 0' "$work/plan.json" >/dev/null 2>&1 || rune_error 3 "the plan is empty" '{}'

run() {
  kafka-reassign-partitions.sh --bootstrap-server "$bootstrap" --reassignment-json-file "$work/plan.json" "$@"
}

run --execute --throttle "$throttle" >&2 || rune_error 3 "the reassignment was refused" '{}'

pending=1
for (( i = 0; i < 20 && pending > 0; i++ )); do
  sleep 3
  pending=$(run --verify | grep -c 'still in progress')
done

rune_ok "reassignment started" "$(jq -nc --arg t "$topic" --argjson p "$pending" --slurpfile plan "$work/plan.json" '{
  topic: $t, pending: $p, partitions: ($plan[0].partitions | length)
}')"
