#!/usr/bin/env bash
# Cordon and drain one Kubernetes node, keep the event stream in a file.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# all noise to stderr, the message to 3
exec 3>&1 1>&2

node=$(rune_param node "")
grace=$(rune_param grace 60)
export KUBECONFIG=/etc/kubernetes/admin.conf
[[ "${node}" =~ ^[a-z0-9][a-z0-9.-]*$ ]] || rune_error 1 "node is missing or bad" '{"missing":["node"]}' >&3
[[ "${grace}" =~ ^[0-9]{1,4}$ ]] || rune_error 1 "grace must be seconds" '{"bad":["grace"]}' >&3

events=/var/log/kube-drain-${node}.json
kubectl get events -A --watch-only -o json >>"${events}" 2>/dev/null &
watcher=$!

kubectl cordon "${node}" || rune_error 2 "cannot cordon" '{"step":"cordon"}' >&3
if ! kubectl drain "${node}" --ignore-daemonsets --delete-emptydir-data --grace-period="${grace}" --timeout=15m; then
  rune_error 3 "drain did not finish" '{"step":"drain"}' >&3
fi
kill "${watcher}" 2>/dev/null || true

left=$(kubectl get pods -A --field-selector "spec.nodeName=${node}" -o json) || rune_error 2 "cannot list the pods" '{}' >&3
owner=$(rune_param ignore_owner DaemonSet)
pods=$(jq -c '[.items[] | select(all(.metadata.ownerReferences[]?; .kind != "'"${owner}"'")) | .metadata.name]' <<<"${left}") \
  || rune_error 3 "cannot read the list of pods" '{}' >&3

rune_ok "drained" "$(jq -nc --arg n "${node}" --argjson p "${pods}" '{node:$n, left:$p}')" >&3
