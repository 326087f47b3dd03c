#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

NODE=$(rune_param node "$(rune_ctx node "")")
GRACE=$(rune_param grace_period 60)
export KUBECONFIG="${KUBECONFIG:-/etc/kubernetes/admin.conf}"

[[ -n ${NODE} ]] || rune_error 1 "Missing required parameter: node" '{"missing":["node"]}'
[[ -f ${KUBECONFIG} ]] || rune_error 4 "kubeconfig is missing" '{}'

k() { kubectl --request-timeout=20s "$@"; }

pods_on_node() {
  k get pods -A --field-selector "spec.nodeName=${NODE}" -o json |
    jq -c '[.items[] | select(.metadata.ownerReferences[0].kind != "DaemonSet") | .metadata.name]'
}

k get node "${NODE}" -o name >/dev/null 2>&1 ||
  rune_error 2 "Node not found" "$(jq -nc --arg n "${NODE}" '{node:$n}')"

before=$(pods_on_node) || before='[]'

if k cordon "${NODE}" >&2 && k drain "${NODE}" --ignore-daemonsets --delete-emptydir-data --grace-period="${GRACE}" 1>&2; then
  after=$(pods_on_node) || after='[]'
  rune_ok "Node drained" "$(jq -nc --arg n "${NODE}" --argjson b "${before}" --argjson a "${after}" \
    '{node:$n, evicted:($b - $a), left:$a}')"
else
  left=$(pods_on_node || echo '[]')
  k uncordon "${NODE}" &>/dev/null || echo "node stays cordoned" >&2
  rune_error 3 "Drain failed" "$(jq -nc --arg n "${NODE}" --argjson l "${left}" '{node:$n, left:$l}')"
fi
