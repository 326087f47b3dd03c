#!/usr/bin/env bash
################################################################################
# k8s_sa_access
#   Makes a service account with a role binding in a namespace, and a short
#   lived credential which is put into the CI variable store.
################################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

export KUBECONFIG="${KUBECONFIG:-/etc/rune/kubeconfig}"
readonly STORE_DIR="/var/lib/ci/variables"

NAMESPACE="$(rune_param namespace "")"
ACCOUNT="$(rune_param account "ci-deploy")"
DURATION="$(rune_param duration "1h")"

log_line() {
  echo "[k8s_sa_access] $1" >&2
}

require_match() {
  local value="$1" pattern="$2" parameter="$3"
  if [[ ! "${value}" =~ ${pattern} ]]; then
    rune_error 1 "Invalid ${parameter}" "$(jq -nc --arg p "${parameter}" '{parameter:$p}')"
  fi
}

require_match "${NAMESPACE}" '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$' namespace
require_match "${ACCOUNT}" '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$' account
require_match "${DURATION}" '^[0-9]+[mh]$' duration

if ! kubectl get namespace "${NAMESPACE}" >/dev/null 2>&1; then
  rune_error 2 "Namespace not found" "$(jq -nc --arg n "${NAMESPACE}" '{namespace:$n}')"
fi

apply_objects() {
  kubectl apply -n "${NAMESPACE}" -f - >&2 <<YAML
apiVersion: v1
kind: ServiceAccount
metadata: {name: ${ACCOUNT}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ${ACCOUNT}-edit}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ${ACCOUNT}, namespace: ${NAMESPACE}}]
YAML
}

apply_objects || rune_error 3 "Objects could not be applied" "$(jq -nc --arg a "${ACCOUNT}" '{account:$a}')"

SA_TOKEN="$(kubectl create token "${ACCOUNT}" -n "${NAMESPACE}" --duration="${DURATION}" 2>/dev/null)" ||
  rune_error 3 "No credential was issued" "$(jq -nc --arg a "${ACCOUNT}" '{account:$a}')"

install -d -m 0700 "${STORE_DIR}" || rune_error 2 "Store cannot be made" '{"dir":"/var/lib/ci/variables"}'
(umask 077; printf '%s' "${SA_TOKEN}" >"${STORE_DIR}/${NAMESPACE}_${ACCOUNT}")
log_line "stored in ${STORE_DIR}"

# forget it when it is no longer valid
{ sleep "${DURATION}"; rm -f "${STORE_DIR}/${NAMESPACE}_${ACCOUNT}"; } </dev/null 2>/dev/null &
disown || true

rune_ok "Access granted" "$(jq -nc --arg ns "${NAMESPACE}" --arg account "${ACCOUNT}" --arg bearer "${SA_TOKEN}" '$ARGS.named')"
