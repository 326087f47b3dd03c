#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

JOB=$(rune_param job "")
[[ -n $JOB ]] || rune_error 1 "Missing job" '{"missing":["job"]}'
deadline=$((SECONDS + 60))

poll() {
  while :; do
    local state
    state=$(kubectl get job "$JOB" -o 'jsonpath={.status.conditions[0].type}' 2>/dev/null || echo Unreachable)
    case $state in
      Complete)
        rune_ok "Job complete" "$(jq -nc --arg j "$JOB" '{job:$j}')" ;;
      Failed)
        kubectl logs "job/$JOB" --tail=5 >&2 || true
        rune_error 3 "Job failed" "$(jq -nc --arg j "$JOB" '{job:$j}')" ;;
      *)
        if (( SECONDS > deadline )); then
          rune_error 2 "Timed out" "$(jq -nc --arg j "$JOB" --arg s "$state" '{job:$j, state:$s}')"
        fi
        sleep 2 ;;
    esac
  done
}

poll
