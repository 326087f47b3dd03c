#!/usr/bin/env bash
# ------------------------------------------------------------------
# kafka_reassign: move the partitions of topics off one broker
#
# The plan is made by kafka-reassign-partitions itself; the plugin
# checks it, throttles it, starts it, and (optionally) waits for it.
# ------------------------------------------------------------------
set -euo pipefail

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${HERE}/rune_bpcs.sh"
rune_init

BOOTSTRAP="$(rune_param bootstrap "localhost:9092")"
LEAVING="$(rune_param leaving_broker "")"
REMAINING="$(rune_param remaining_brokers "")"
THROTTLE="$(rune_param throttle_bytes "50000000")"
TOPICS_JSON="$(rune_param_json topics '[]')"
TOOL="/opt/kafka/bin/kafka-reassign-partitions.sh"

[[ "${LEAVING}" =~ ^[0-9]+$ ]] || rune_error 1 "leaving_broker must be a broker id"
[[ "${REMAINING}" =~ ^[0-9]+(,[0-9]+)*$ ]] || rune_error 1 "remaining_brokers must be like 1,2,3"
[[ "${THROTTLE}" =~ ^[1-9][0-9]+$ ]] || rune_error 1 "throttle_bytes must be a number"
if [[ ",${REMAINING}," == *",${LEAVING},"* ]]; then
  rune_error 1 "The leaving broker is among the remaining ones" "$(jq -nc --arg r "${REMAINING}" '{remaining:$r}')"
fi
if [[ ! -x "${TOOL}" ]]; then
  rune_error 404 "No Kafka tools on this host" "$(jq -nc --arg t "${TOOL}" '{missing:$t}')"
fi

WORK="$(mktemp -d)"
trap 'rm -rf "${WORK}"' EXIT

jq -c '{version: 1, topics: map({topic: .})}' <<<"${TOPICS_JSON}" >"${WORK}/topics.json" \
  || rune_error 1 "topics must be a list of names"

"${TOOL}" --bootstrap-server "${BOOTSTRAP}" --generate \
  --topics-to-move-json-file "${WORK}/topics.json" --broker-list "${REMAINING}" \
  >"${WORK}/proposal.txt" 2>"${WORK}/generate.err" \
  || rune_error 2 "No plan could be made" "$(jq -nc --rawfile e "${WORK}/generate.err" '{stderr:$e}')"

awk '/^Proposed partition/ { found = 1; next } found && NF' "${WORK}/proposal.txt" >"${WORK}/plan.json"
MOVES="$(jq '[.partitions[]] | length')" || rune_error 2 "The plan is not readable"

if ! "${TOOL}" --bootstrap-server "${BOOTSTRAP}" --execute --throttle "${THROTTLE}" \
    --reassignment-json-file "${WORK}/plan.json" >&2; then
  rune_error 3 "The reassignment was not started"
fi

rune_ok "Reassignment started" "$(jq -nc --arg m "${MOVES}" --arg b "${LEAVING}" '{partitions:$m, leaving:$b}')"
