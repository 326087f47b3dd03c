#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

rune_init

node=$(rune_param node "")
action=$(rune_param action drain)
grace=$(rune_param grace_seconds 60)

require() {
  local name
  for name in "$@"; do
    local -n value=$name
    [[ -n $value ]] || rune_error 1 "Missing required parameter: $name" "$(jq -nc --arg n "$name" '{missing: [$n]}')"
  done
}

pods_on() {
  kubectl get pods --all-namespaces --field-selector "spec.nodeName=$1" --output json |
    jq -c '[.items[] | select(.metadata.ownerReferences[0].kind != "DaemonSet") | .metadata.name]'
}

schedulable() {
  [[ $(kubectl get node "$1" --output jsonpath='{.spec.unschedulable}' 2>/dev/null) != true ]]
}

require node action
[[ $node =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Bad node name" '{"field":"node"}'
[[ $grace =~ ^[0-9]{1,4}$ ]] || rune_error 1 "Bad grace_seconds" '{"field":"grace_seconds"}'
kubectl get node "$node" &>/dev/null || rune_error 2 "No such node" "$(jq -nc --arg n "$node" '{node: $n}')"

case $action in
  drain)
    if schedulable "$node"; then
      kubectl cordon "$node" || rune_error 2 "Cannot cordon" '{"step":"cordon"}'
    fi
    if ! kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --grace-period="$grace" --timeout=10m >&2; then
      left=$(pods_on "$node") || left='[]'
      rune_error 3 "Node is not empty" "$(jq -nc --argjson l "$left" '{left: $l}')"
    fi
    rune_ok "Node is drained" "$(jq -nc --arg n "$node" '{node: $n}')"
    ;;
  uncordon)
    kubectl uncordon "$node" >&2 || rune_error 2 "Cannot uncordon" '{"step":"uncordon"}'
    rune_ok "Node takes pods again" "$(jq -nc --arg n "$node" '{node: $n}')"
    ;;
  status)
    if schedulable "$node"; then
      rune_ok "Node is schedulable" "$(jq -nc --arg n "$node" '{node: $n, schedulable: true}')"
    fi
    ;;
  *)
    rune_error 1 "Unknown action" "$(jq -nc --arg a "$action" '{action: $a}')"
    ;;
esac
