#!/usr/bin/env bash
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

NODE_NAME="$(rune_param node_name "")"
GRACE="$(rune_param grace_seconds "60")"

if [[ -z "$NODE_NAME" || "$NODE_NAME" == -* ]]; then
  rune_error 1 "node_name is missing or odd" '{"parameter":"node_name"}'
fi
[[ "$GRACE" =~ ^[0-9]{1,4}$ ]] || rune_error 1 "grace_seconds must be a number" '{"parameter":"grace_seconds"}'

# only ever called in a condition
node_exists() {
  kubectl get node "$NODE_NAME" -o name >/dev/null 2>&1
}

drain_node() {
  kubectl cordon "$NODE_NAME" >&2 || return 1
  kubectl drain "$NODE_NAME" --ignore-daemonsets --delete-emptydir-data --grace-period="$GRACE" --timeout=10m >&2
}

pods_left() {
  kubectl get pods -A --field-selector "spec.nodeName=$NODE_NAME" -o json |
    jq '[.items[] | select(.metadata.ownerReferences[0].kind != "DaemonSet")] | length'
}

if ! node_exists; then
  rune_error 2 "No such node" "$(jq -nc --arg n "$NODE_NAME" '{node:$n}')"
fi

if drain_node; then
  left=$(pods_left || echo -1)
  if [[ $left == 0 ]]; then
    rune_ok_kv "Node drained" "node=$NODE_NAME" "pods_left=0"
  else
    rune_error_kv 3 "Pods are left on the node" "node=$NODE_NAME" "pods_left=$left"
  fi
fi

# undo, so that the node does not stay half drained
kubectl uncordon "$NODE_NAME" >&2 || echo "uncordon failed as well" >&2
rune_error 3 "Drain failed, node is schedulable again" "$(jq -nc --arg n "$NODE_NAME" '{node:$n}')"
