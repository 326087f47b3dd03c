#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

readonly PORT=5432

# Prints one line per node: NAME LAG.
describe_nodes() {
  local node lag
  for node in "$@"; do
    lag="$(psql -h "${node}" -p "${PORT}" -Atc 'select coalesce(pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()),0)' 2>/dev/null || echo -1)"
    printf '%s %s\n' "${node}" "${lag:--1}"
  done
}

best_of() {
  local best="" best_lag="" name lag
  while read -r name lag; do
    [[ "${lag}" =~ ^[0-9]+$ ]] || continue
    if [[ -z "${best}" ]] || (( lag < best_lag )); then
      best="${name}"
      best_lag="${lag}"
    fi
  done
  if [[ -z "${best}" ]]; then
    return 1
  fi
  echo "${best}"
}

main() {
  rune_init

  local nodes_json
  nodes_json="$(rune_param_json nodes '[]')"
  local -a nodes=()
  mapfile -t nodes < <(jq -r '.[]? | strings' <<<"${nodes_json}")
  if (( ${#nodes[@]} == 0 )); then
    rune_error 1 "nodes is required" '{"missing":["nodes"]}'
  fi

  describe_nodes "${nodes[@]}"

  local table winner
  table="$(describe_nodes "${nodes[@]}")"
  winner="$(best_of <<<"${table}")"

  if [[ -z "${winner}" ]]; then
    rune_error 3 "no standby is usable" "{}"
  fi
  rune_ok "standby chosen" "$(jq -nc --arg w "${winner}" '{standby:$w}')"
}

main "$@"
