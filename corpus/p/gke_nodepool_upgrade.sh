#!/usr/bin/env bash
###############################################################################
# Plugin  : gke_nodepool_upgrade
# Owner   : Kubernetes Platform
# Purpose : Upgrade one GKE node pool to the version of its control plane.
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"
rune_init

readonly LOG_FILE="${TMPDIR:-/tmp}/gke_nodepool_upgrade.$$.log"

log_info() { printf '%s [info] %s\n' "$(date -u +%T)" "$*" >>"${LOG_FILE}"; }

CLUSTER="$(rune_param cluster "")"
POOL="$(rune_param node_pool "")"
LOCATION="$(rune_param location "europe-west3")"
if [[ -z "${CLUSTER}" || -z "${POOL}" ]]; then
  rune_error 1 "cluster and node_pool are required" '{"missing":["cluster","node_pool"]}'
fi

gke() { gcloud --quiet container "$@" --location="${LOCATION}"; }

current_version() {
  gke node-pools describe "${POOL}" --cluster="${CLUSTER}" --format='value(version)'
}

upgrade_phase() {
  log_info "control plane ${MASTER_VERSION}, pool ${POOL_VERSION}"
  if ! gke clusters upgrade "${CLUSTER}" --node-pool="${POOL}" --cluster-version="${MASTER_VERSION}"; then
    rune_error 3 "Node pool upgrade failed" "$(jq -nc --arg p "${POOL}" --arg l "${LOG_FILE}" '{node_pool:$p, log:$l}')"
  fi
  log_info "upgrade command returned"
}

MASTER_VERSION="$(gke clusters describe "${CLUSTER}" --format='value(currentMasterVersion)')" ||
  rune_error 2 "Cannot describe the cluster" "$(jq -nc --arg c "${CLUSTER}" '{cluster:$c}')"
POOL_VERSION="$(current_version)" || rune_error 2 "Cannot describe the node pool" '{}'

if [[ "${MASTER_VERSION}" == "${POOL_VERSION}" ]]; then
  rune_ok_kv "Node pool is current" "version=${POOL_VERSION}" "changed=false"
fi

upgrade_phase >>"${LOG_FILE}" 2>&1

NEW_VERSION="$(current_version)" || NEW_VERSION="unknown"
rune_ok_kv "Node pool upgraded" "from=${POOL_VERSION}" "to=${NEW_VERSION}" "node-pool=${POOL}"
