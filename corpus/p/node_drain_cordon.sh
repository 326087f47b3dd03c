#!/usr/bin/env bash
###############################################################################
# Plugin  : node_drain_cordon
# Owner   : Kubernetes Platform
# Purpose : Drain a node, and uncordon it again when the drain fails.
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"
rune_init

EMITTED=0
CORDONED=0

log_info() { printf '%s node_drain: %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

finish_ok()    { EMITTED=1; rune_ok "$@"; }
finish_error() { EMITTED=1; rune_error "$@"; }

on_exit() {
  local status=$?
  if (( CORDONED == 1 && status != 0 )); then
    kubectl uncordon "${NODE}" >&2 || log_info "uncordon failed as well"
  fi
  if (( EMITTED == 0 && status != 0 )); then
    finish_error 100 "Plugin ended unexpectedly" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  fi
}
trap on_exit EXIT

NODE="$(rune_param node "$(rune_ctx node "")")"
GRACE="$(rune_param grace_seconds "60")"
if [[ -z "${NODE}" ]]; then
  finish_error 1 "Missing required parameter: node" '{"missing":["node"]}'
fi
if [[ ! "${GRACE}" =~ ^[0-9]{1,4}$ ]]; then
  finish_error 1 "grace_seconds must be 0-9999" '{"field":"grace_seconds"}'
fi

kubectl get node "${NODE}" --output name >&2
PODS_BEFORE="$(kubectl get pods --all-namespaces --field-selector "spec.nodeName=${NODE}" --no-headers | wc -l)"

CORDONED=1
if ! kubectl drain "${NODE}" --ignore-daemonsets --delete-emptydir-data --grace-period="${GRACE}" --timeout=10m >&2; then
  finish_error 3 "Drain failed, node is schedulable again" "$(jq -nc --arg n "${NODE}" --argjson p "${PODS_BEFORE}" '{node:$n, pods_before:$p}')"
fi

log_info "drained ${NODE}"
finish_ok "Node drained" "$(jq -nc --arg n "${NODE}" --argjson p "${PODS_BEFORE}" '{node:$n, pods_before:$p}')"
