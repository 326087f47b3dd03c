#!/usr/bin/env bash
###############################################################################
# Plugin   : slurm_drain_node
# Purpose  : Set a compute node to DRAIN and wait until no job runs there.
# Inputs   : node (string, required), reason (string), wait_seconds (0-3600)
# Outputs  : node, state, remaining_jobs
###############################################################################
set -o errexit
set -o nounset
set -o pipefail

readonly LIB_DIR="/opt/rune/lib"
readonly POLL_INTERVAL_SECONDS=15
readonly EXIT_VALIDATION=1
readonly EXIT_RESOURCE=2
readonly EXIT_BUSINESS=3

# shellcheck source=/dev/null
source "${LIB_DIR}/rune_bpcs.sh"

log_info()  { printf '%s [INFO ] %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }
log_error() { printf '%s [ERROR] %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

# Prints the node state, in lower case and without flags, on standard output.
node_state() {
  local node_name="$1"
  scontrol --oneliner show node "${node_name}" 2>/dev/null \
    | sed -n 's/.* State=\([A-Z]*\).*/\1/p' \
    | tr '[:upper:]' '[:lower:]'
}

count_jobs() {
  local node_name="$1"
  squeue --noheader --nodelist="${node_name}" --states=RUNNING,COMPLETING --format='%i' 2>/dev/null | wc -l
}

fail_with() {
  local code="$1" text="$2" details="$3"
  log_error "${text}"
  rune_error "${code}" "${text}" "${details}"
}

main() {
  rune_init

  local node reason wait_seconds
  node="$(rune_param node "")"
  reason="$(rune_param reason "rune maintenance")"
  wait_seconds="$(rune_param wait_seconds "600")"

  if [[ ! "${node}" =~ ^[a-z][a-z0-9-]{0,62}$ ]]; then
    fail_with "${EXIT_VALIDATION}" "Invalid node name" '{"parameter":"node"}'
  fi
  if [[ ! "${wait_seconds}" =~ ^[0-9]{1,4}$ ]]; then
    fail_with "${EXIT_VALIDATION}" "wait_seconds must be a number" '{"parameter":"wait_seconds"}'
  fi

  local details
  details="$(jq -nc --arg node "${node}" '{node:$node}')"

  if [[ -z "$(node_state "${node}")" ]]; then
    fail_with "${EXIT_RESOURCE}" "Unknown node" "${details}"
  fi

  if ! scontrol update nodename="${node}" state=drain reason="${reason}" >&2; then
    fail_with "${EXIT_RESOURCE}" "scontrol refused the update" "${details}"
  fi

  local deadline=$(( SECONDS + 10#${wait_seconds} ))
  local remaining
  remaining="$(count_jobs "${node}")" || remaining=-1
  while [[ "${remaining}" -ne 0 ]] && (( SECONDS < deadline )); do
    log_info "${remaining} job(s) left on ${node}"
    sleep "${POLL_INTERVAL_SECONDS}"
    remaining="$(count_jobs "${node}")" || remaining=-1
  done

  details="$(jq -nc --arg node "${node}" --argjson left "${remaining}" '{node:$node, remaining_jobs:$left}')"
  if [[ "${remaining}" -ne 0 ]]; then
    fail_with "${EXIT_BUSINESS}" "Node is draining but jobs are still there" "${details}"
  fi
  rune_ok "Node drained" "${details}"
}

main
