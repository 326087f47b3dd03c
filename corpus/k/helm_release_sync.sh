#!/usr/bin/env bash
################################################################################
# Plugin:      helm_release_sync
# Purpose:     Brings one Helm release to the chart version of a checkout
# Parameters:  release, namespace, chart_dir, registry_password
################################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

#######################################
# Diagnostics go to stderr only.
#######################################
log_step() {
  printf '[helm_release_sync] %s\n' "$*" >&2
}

#######################################
# Runs a command in the chart directory.
# Arguments: the command and its words
# Returns:   its status
#######################################
in_chart_dir() {
  local status=0
  pushd "${CHART_DIR}" >/dev/null || return 1
  "$@" >&2 || status=$?
  popd
  return "${status}"
}

RELEASE="$(rune_param release "")"
NAMESPACE="$(rune_param namespace "default")"
CHART_DIR="$(rune_param chart_dir "")"
REGISTRY_PASSWORD="$(rune_param registry_password "")"

if [[ -z "${RELEASE}" || -z "${CHART_DIR}" ]]; then
  rune_error 1 "Missing required parameters" '{"missing":["release","chart_dir"]}'
fi
if [[ ! -f "${CHART_DIR}/Chart.yaml" ]]; then
  rune_error 2 "No chart in chart_dir" "$(jq -nc --arg d "${CHART_DIR}" '{chart_dir: $d}')"
fi

if [[ -n "${REGISTRY_PASSWORD}" ]]; then
  log_step "logging in to the registry"
  if ! printf '%s' "${REGISTRY_PASSWORD}" |
      helm registry login registry.internal --username deploy --password-stdin >&2; then
    rune_error 2 "Registry login failed" '{"registry":"registry.internal"}'
  fi
fi

log_step "updating dependencies"
if ! in_chart_dir helm dependency update .; then
  rune_error 2 "helm dependency update failed" "$(rune_all_params)"
fi

log_step "upgrading ${RELEASE}"
if ! helm upgrade --install "${RELEASE}" "${CHART_DIR}" --namespace "${NAMESPACE}" --atomic --wait >&2; then
  rune_error 3 "helm upgrade failed" "$(jq -nc --arg r "${RELEASE}" --arg n "${NAMESPACE}" '{release: $r, namespace: $n}')"
fi

REVISION="$(helm history "${RELEASE}" --namespace "${NAMESPACE}" --max 1 --output json 2>/dev/null | jq -r '.[-1].revision')" || REVISION="unknown"
rune_ok "Release is in sync" "$(jq -nc --arg r "${RELEASE}" --arg v "${REVISION}" '{release: $r, revision: $v}')"
