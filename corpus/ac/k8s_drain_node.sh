#!/usr/bin/env bash
# Cordon and drain a node; uncordon again when the drain does not come to an end.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

node=$(rune_param node "")
context=$(rune_param kube_context "")
limit=$(rune_param timeout_sec 600)
rollback=$(rune_param uncordon_on_failure false)

[[ $node =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]] || rune_error 1 "node is missing or malformed"
[[ $limit =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "timeout_sec must be a number"

kc=(kubectl --request-timeout=20s)
[[ -z $context ]] || kc+=(--context "$context")

exec {contract}>&1 >&2

report() { jq -nc --arg n "$node" --arg s "$1" --argjson p "$2" '{node:$n, step:$s, pods:$p}'; }

pods_on_node() {
  "${kc[@]}" get pods -A --field-selector "spec.nodeName=$node" -o json |
    jq -c '[.items[] | select(any(.metadata.ownerReferences[]?; .kind == "DaemonSet") | not)
            | select(.status.phase == "Running") | .metadata.namespace + "/" + .metadata.name]'
}

if ! "${kc[@]}" get node "$node" -o name; then
  rune_error 2 "node is unknown or the API server cannot be reached" "$(report get '[]')" >&"$contract"
fi

before=$(pods_on_node) || before='[]'
echo "pods before: $(jq length <<<"$before")"

if ! "${kc[@]}" cordon "$node"; then
  rune_error 3 "cordon failed" "$(report cordon "$before")" >&"$contract"
fi

rc=0
kubectl "${kc[@]:2}" drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout "${limit}s" </dev/null || rc=$?

if (( rc != 0 )); then
  left=$(pods_on_node) || left='[]'
  if [[ $rollback == true ]]; then
    "${kc[@]}" uncordon "$node" || echo "uncordon failed as well"
  fi
  rune_error 3 "drain did not finish" "$(report drain "$left")" >&"$contract"
fi

rune_ok "node drained" "$(report drained "$before")" >&"$contract"
