#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

JOB=$(rune_param job "")
PURGE=$(rune_param purge no)
export NOMAD_ADDR=${NOMAD_ADDR:-http://127.0.0.1:4646}

if [[ -z $JOB ]]; then rune_error 1 "job is required" '{"missing":["job"]}'; fi

info=$(nomad job inspect -- "$JOB" 2>/dev/null) || {
  echo "nomad does not know $JOB" >&2
  rune_error 2 "job not found" "$(jq -nc --arg j "$JOB" '{job:$j}')"
}
kind=$(jq -r '.Job.Type // "service"' <<<"$info" 2>/dev/null || echo service)

args=(-yes -detach)
[[ $PURGE == yes ]] && args+=(-purge)

evaluation=$(nomad job stop "${args[@]}" "$JOB" |& tee /dev/stderr | sed -n 's/^.*Evaluation ID: *//p') ||
  rune_error 3 "nomad job stop failed" "$(jq -nc --arg j "$JOB" '{job:$j}')"

until [[ $(nomad job status -json "$JOB" 2>/dev/null | jq -r '.[0].Summary.Running // 0' 2>/dev/null || echo 0) -eq 0 ]]; do
  if ((SECONDS > 120)); then
    rune_error 3 "allocations still run after two minutes" "$(jq -nc --arg j "$JOB" --arg e "$evaluation" '{job:$j, evaluation:$e}')"
  fi
  sleep 5
done

rune_ok "stopped" "$(jq -nc --arg j "$JOB" --arg k "$kind" --arg e "$evaluation" '{job:$j, type:$k, evaluation:$e}')"
