#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# Triggers one DAG run for every day of an interval, at most 60 days.

main() {
  local dag start end day stop out response days_json
  local -a done_days=() failed_days=()

  dag=$(rune_param dag_id "")
  start=$(rune_param start "")
  end=$(rune_param end "$start")

  if ! [[ "$dag" =~ ^[A-Za-z0-9_.-]+$ ]]; then
    rune_error 1 "dag_id is not acceptable" '{"field":"dag_id"}'
  fi
  if ! day=$(date -ud "$start" +%F 2>/dev/null) || ! stop=$(date -ud "$end" +%F 2>/dev/null); then
    rune_error 1 "start and end must be dates" "$(jq -nc --arg s "$start" --arg e "$end" '{start:$s, end:$e}')"
  fi
  if ! command -v airflow >/dev/null; then
    rune_error 127 "airflow is not installed" '{"command":"airflow"}'
  fi
  if ! airflow dags list -o json 2>/dev/null | jq -e --arg d "$dag" 'any(.[]; .dag_id == $d)' >/dev/null; then
    rune_error 2 "no such DAG" "$(jq -nc --arg d "$dag" '{dag_id:$d}')"
  fi

  while [[ ! "$day" > "$stop" ]]; do
    if ((${#done_days[@]} + ${#failed_days[@]} >= 60)); then
      rune_error 1 "interval is too long" '{"limit_days":60}'
    fi
    if out=$(airflow dags trigger --exec-date "${day}T00:00:00+00:00" --run-id "rune__${day}" "$dag" 2>&1); then
      done_days+=("$day")
    else
      failed_days+=("$day")
      printf '%s: %s\n' "$day" "${out##*$'\n'}" >&2
    fi
    day=$(date -ud "$day + 1 day" +%F)
  done

  days_json=$(jq -nc '$ARGS.positional' --args "${done_days[@]}")
  response=$(jq -nc \
    --argjson mm "$RUNE_MESSAGE_METADATA" \
    --argjson obs "$RUNE_OBSERVABILITY" \
    --argjson days "$days_json" \
    --arg dag "$dag" \
    '{message_metadata: $mm, payload: {result: "success", output_data: {dag_id: $dag, triggered: $days}}, observability: $obs, error: null}')

  if [[ ${#failed_days[@]} -gt 0 ]]; then
    rune_emit "$response" 3
  fi
  rune_emit "$response" 0
}

main
