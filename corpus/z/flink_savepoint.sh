#!/usr/bin/env bash
# Triggers a savepoint of a Flink job and waits until it is complete.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

rest=$(rune_param rest http://localhost:8081)
job_name=$(rune_param job "")
dir=$(rune_param directory "")

[[ -n $job_name ]] || rune_emit "job is missing" 1

jobs=$(curl -sf -m 10 "$rest/jobs/overview") || rune_error 2 "no JobManager" "$(jq -nc --arg r "$rest" '{rest:$r}')"
job_id=$(jq -r --arg n "$job_name" 'first(.jobs[] | select(.name == $n and .state == "RUNNING") | .jid) // empty' <<<"$jobs")

if [[ -z $job_id ]]; then
  mapfile -t running < <(jq -r '.jobs[] | select(.state == "RUNNING") | .name' <<<"$jobs")
  rune_error_kv 2 "no such job is running" "job=$job_name" "running-jobs=${#running[@]}"
fi

request=$(jq -nc --arg d "$dir" '{"cancel-job": false} + (if $d == "" then {} else {"target-directory": $d} end)')
trigger=$(curl -sf -m 10 -H 'Content-Type: application/json' -d "$request" "$rest/jobs/$job_id/savepoints" | jq -r '."request-id"') \
  || rune_error 3 "the savepoint was not accepted" "$(jq -nc --arg j "$job_id" '{job_id:$j}')"

for _ in {1..60}; do
  state=$(curl -sf -m 10 "$rest/jobs/$job_id/savepoints/$trigger") || state='{}'
  case $(jq -r '.status.id // "UNKNOWN"' <<<"$state") in
    COMPLETED)
      if jq -e '.operation | has("failure-cause")' <<<"$state" >/dev/null; then
        rune_error 3 "savepoint failed" "$(jq -c '{cause: .operation["failure-cause"].class}' <<<"$state")"
      fi
      rune_ok "savepoint written" "$(jq -c '{location: .operation.location}' <<<"$state")"
      ;;
    IN_PROGRESS) sleep 2 ;;
    *) echo "no answer yet" >&2; sleep 2 ;;
  esac
done
echo "flink_savepoint: still in progress after two minutes" >&2
