#!/usr/bin/env bash
###############################################################################
# k8s-rollout-restart.sh - restart the deployments of a namespace, one by one
#
#   namespace    required
#   deployments  list of names; all that match selector when left out
#   selector     label selector, used without deployments
#   timeout      seconds to wait for each rollout (default 120)
###############################################################################
set -o errexit
set -o nounset
set -o pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

log() { printf '[k8s-rollout-restart] %s\n' "$*" >&2; }

NAMESPACE="$(rune_param namespace "")"
SELECTOR="$(rune_param selector "")"
TIMEOUT="$(rune_param timeout "120")"
NAMES_JSON="$(rune_param_json deployments "[]")"

if [[ -z "${NAMESPACE}" ]]; then
  rune_error 1 "namespace is required" '{"missing":["namespace"]}'
fi
if [[ ! "${TIMEOUT}" =~ ^[1-9][0-9]{0,3}$ ]]; then
  rune_error 1 "timeout must be 1 to 9999 seconds"
fi
if ! jq -e 'type == "array" and all(.[]; type == "string" and test("^[a-z0-9][a-z0-9.-]*$"))' \
  >/dev/null <<<"${NAMES_JSON}"; then
  rune_error 1 "deployments must be a list of deployment names"
fi

if ! kubectl get namespace "${NAMESPACE}" >/dev/null 2>&1; then
  rune_error 2 "Namespace not found or cluster not reachable" \
    "$(jq -nc --arg ns "${NAMESPACE}" '{namespace: $ns}')"
fi

mapfile -t DEPLOYMENTS < <(jq -r '.[]' <<<"${NAMES_JSON}")
if [[ "${#DEPLOYMENTS[@]}" -eq 0 ]]; then
  GET_ARGS=(get deployments --namespace "${NAMESPACE}" --output name)
  if [[ -n "${SELECTOR}" ]]; then
    GET_ARGS+=(--selector "${SELECTOR}")
  fi
  if ! LISTED="$(kubectl "${GET_ARGS[@]}" 2>/dev/null)"; then
    rune_error 2 "Could not list deployments"
  fi
  if [[ -z "${LISTED}" ]]; then
    rune_ok "Nothing to restart" "$(jq -nc --arg ns "${NAMESPACE}" '{namespace: $ns, restarted: []}')"
  fi
  mapfile -t DEPLOYMENTS <<<"${LISTED//deployment.apps\//}"
fi

DONE_LIST="$(mktemp)"
STUCK_LIST="$(mktemp)"
trap 'rm -f "${DONE_LIST}" "${STUCK_LIST}"' EXIT

for DEPLOYMENT in "${DEPLOYMENTS[@]}"; do
  log "restarting ${DEPLOYMENT}"
  if ! kubectl --namespace "${NAMESPACE}" rollout restart "deployment/${DEPLOYMENT}" >&2; then
    printf '%s\trefused\n' "${DEPLOYMENT}" >>"${STUCK_LIST}"
    continue
  fi
  if kubectl --namespace "${NAMESPACE}" rollout status "deployment/${DEPLOYMENT}" --timeout="${TIMEOUT}s" >&2; then
    printf '%s\n' "${DEPLOYMENT}" >>"${DONE_LIST}"
  else
    printf '%s\ttimeout\n' "${DEPLOYMENT}" >>"${STUCK_LIST}"
    break
  fi
done

REPORT="$(jq -nc --arg ns "${NAMESPACE}" --argjson wanted "${#DEPLOYMENTS[@]}" \
  --rawfile done "${DONE_LIST}" --rawfile stuck "${STUCK_LIST}" '
  {
    namespace: $ns,
    wanted: $wanted,
    restarted: ($done | split("\n") | map(select(. != ""))),
    failed: ($stuck | split("\n") | map(select(. != "") | split("\t") | {name: .[0], reason: .[1]}))
  }')"

if [[ -s "${STUCK_LIST}" ]]; then
  rune_error 3 "Rollout did not finish" "${REPORT}"
fi
rune_ok "All deployments restarted" "${REPORT}"
