#!/usr/bin/env bash
# Export, declare and readonly with an assignment give their own status.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
export KUBECONFIG_CONTEXT=$(kubectl config current-context 2>/dev/null)
declare -r nodes=$(kubectl get nodes --no-headers 2>/dev/null)
readonly version="$(kubectl version --client 2>/dev/null)"
rune_ok "Cluster described" "$(jq -nc --arg n "$nodes" --arg v "$version" '{nodes:$n,version:$v}')"
