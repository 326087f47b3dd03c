#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

api=$(rune_param api http://airflow:8080/api/v1)
dag=$(rune_param dag_id "")
conf=$(rune_param_json conf '{}')
pw=$(rune_param airflow_password "")
[[ $dag =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "dag_id missing" '{"missing":["dag_id"]}'

call() { curl -sS --max-time 20 -u "rune:$pw" -H 'Content-Type: application/json' "$@"; }

run_id=rune__$(date -u +%Y%m%dT%H%M%S)
body=$(jq -nc --arg r "$run_id" --argjson c "$conf" '{dag_run_id:$r, conf:$c}')
resp=$(call -X POST --data "$body" "$api/dags/$dag/dagRuns") || rune_error 2 "airflow unreachable" "$(jq -nc --arg a "$api" '{api:$a}')"

if ! jq -e '.state' <<<"$resp" >/dev/null 2>&1; then
  rune_error 3 "not accepted" "$(jq -nc "{dag:\"$dag\", title:$(jq '.title' <<<"$resp")}")"
fi

for i in {1..60}; do
  state=$(call "$api/dags/$dag/dagRuns/$run_id" | jq -r '.state') || state=unknown
  case $state in
    success) rune_ok "dag finished" "$(jq -nc --arg r "$run_id" --argjson i "$i" '{run_id:$r, polls:$i}')" ;;
    failed)  echo "dag run $run_id failed" >&2; exit 3 ;;
  esac
  sleep 10
done
rune_error 3 "dag still running" "$(jq -nc --arg r "$run_id" --arg s "$state" '{run_id:$r, state:$s}')"
