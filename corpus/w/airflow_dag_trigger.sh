#!/usr/bin/env bash
# Trigger a DAG through the stable REST API and wait for its state.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

base=$(rune_param url http://localhost:8080)
dag=$(rune_param dag_id "")
api_token=$(rune_param api_token "")
conf=$(rune_param_json conf '{}')

run_id="rune__$(date -u +%Y%m%dT%H%M%S)_$$"
state=unknown

finish() {
  rune_ok_kv "last state of the run" "dag=$dag" "run=$run_id" "state=$state"
}

call() { # METHOD PATH [BODY]
  local method=$1 path=$2 body=${3:-}
  curl -sS --fail --max-time 20 -X "$method" -H "Authorization: Bearer $api_token" \
    -H 'Content-Type: application/json' ${body:+--data "$body"} "$base/api/v1/$path"
}

[[ $dag =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "dag_id is missing or odd" '{"parameter":"dag_id"}'
[[ -n $api_token ]] || rune_error 4 "no access to airflow" '{"missing":["api_token"]}'
trap finish EXIT

body=$(jq -nc --arg id "$run_id" --argjson conf "$conf" '{dag_run_id: $id, conf: $conf}')
call POST "dags/$dag/dagRuns" "$body" >/dev/null 2>&1 || rune_error 2 "airflow refused the run" '{}'

for pause in 2 4 8 16 32 64; do
  sleep "$pause"
  state=$(call GET "dags/$dag/dagRuns/$run_id" 2>/dev/null | jq -r '.state // "unknown"') || state=unknown
  case $state in
    success) rune_ok "run finished" "$(jq -nc --arg r "$run_id" '{run: $r, state: "success"}')" ;;
    failed)  rune_error 3 "run failed" "$(jq -nc --arg r "$run_id" '{run: $r}')" ;;
  esac
done
rune_error 3 "run is still going on" "$(jq -nc --arg r "$run_id" --arg s "$state" '{run: $r, state: $s}')"
