#!/usr/bin/env bash
# Report nomad allocations that stay pending, optionally stop them.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

JOB=$(rune_param job "")
STOP=$(rune_param stop "false")

if [[ -z $JOB ]]; then
  rune_error 1 "job is required" '{"missing":["job"],"example":{"job":"web","stop":false}}'
fi

if ! ALLOCS=$(nomad job allocs -json "$JOB" 2>/dev/null); then
  rune_error 2 "nomad cannot list the allocations" "$(jq -nc --arg j "$JOB" '{job:$j}')"
fi

declare -a stopped=() kept=()

while IFS= read -r line; do
  id=$(jq -r '.id' <<<"$line" 2>/dev/null) || continue
  node=$(jq -r '.node // "?"' <<<"$line" 2>/dev/null) || node="?"
  echo "pending ${id} on ${node}" >&2
  if [[ $STOP == true ]] && nomad alloc stop -detach "$id" >/dev/null 2>&1; then
    stopped+=("$id")
  else
    kept+=("$id")
  fi
done < <(jq -c '.[] | select(.ClientStatus == "pending") | {id: .ID, node: .NodeName}' <<<"$ALLOCS" 2>/dev/null)

list() {
  if [[ $# -eq 0 ]]; then
    echo '[]'
    return
  fi
  printf '%s\n' "$@" | jq -R . | jq -sc .
}

DATA=$(jq -nc --arg job "$JOB" \
  --argjson stopped "$(list "${stopped[@]}")" \
  --argjson kept "$(list "${kept[@]}")" \
  '{job:$job, stopped:$stopped, still_pending:$kept}')

rune_ok "Checked ${JOB}" "$DATA"
