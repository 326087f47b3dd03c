#!/usr/bin/env bash
###############################################################################
# Plugin      : kafka_consumer_lag
# Purpose     : Sums up the lag of a consumer group per topic
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly GROUPS_TOOL="/opt/kafka/bin/kafka-consumer-groups.sh"

check_prerequisites() {
  if [[ ! -x "${GROUPS_TOOL}" ]]; then
    rune_error 4 "Kafka tools are not installed" '{"path":"/opt/kafka/bin"}'
  fi
}

describe_group() {
  local group="$1"
  timeout 60 "${GROUPS_TOOL}" --bootstrap-server "${BOOTSTRAP}" --describe --group "${group}" 2>/dev/null </dev/null
}

main() {
  local group limit raw total report

  check_prerequisites
  rune_init

  BOOTSTRAP="$(rune_param bootstrap "localhost:9092")"
  group="$(rune_param group "")"
  limit="$(rune_param max_lag "10000")"

  if [[ -z "${group}" ]]; then
    rune_error 1 "Missing required parameter: group" '{"missing":["group"]}'
  fi
  case "${limit}" in
    ""|*[!0-9]*) rune_error 1 "max_lag must be a number" '{"field":"max_lag"}' ;;
  esac

  raw="$(describe_group "${group}")" || rune_error 2 "Group cannot be described" "$(jq -nc --arg g "${group}" '{group:$g}')"
  report="$(awk '$1 != "GROUP" && $6 ~ /^[0-9]+$/ {lag[$2] += $6} END {for (t in lag) print t "\t" lag[t]}' <<<"${raw}" \
    | jq -R 'split("\t") | {(.[0]): (.[1] | tonumber)}' | jq -sc 'add // {}')"
  total="$(jq '[.[]] | add // 0' <<<"${report}")"

  if [ "${total}" -gt "${limit}" ]; then
    rune_error 3 "Lag is too high" "$(jq -nc --argjson t "${total}" --argjson r "${report}" '{total:$t, topics:$r}')"
  fi
  rune_ok "Lag is acceptable" "$(jq -nc --argjson t "${total}" --argjson r "${report}" '{total:$t, topics:$r}')"
}

main
