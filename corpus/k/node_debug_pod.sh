#!/usr/bin/env bash
# Starts a privileged debug pod on a node that removes itself after a while
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/kube.sh"
rune_init

node=$(rune_param node "")
ttl=$(rune_param ttl 900)
image=$(rune_param image busybox:1.36)

[[ $node =~ ^[a-z0-9][a-z0-9.-]*$ ]] || rune_error 1 "node is required" '{"missing":["node"]}'
[[ $ttl =~ ^[1-9][0-9]{1,3}$ ]] || rune_error 1 "ttl must be 10..9999 seconds" '{"field":"ttl"}'
kube_has node "$node" || rune_error 2 "No such node" "$(jq -nc --arg n "$node" '{node: $n}')"

pod=debug-${node%%.*}-$RANDOM
jq -n --arg pod "$pod" --arg node "$node" --arg image "$image" '
  {apiVersion: "v1", kind: "Pod",
   metadata: {name: $pod, labels: {"managed-by": "rune"}},
   spec: {nodeName: $node, hostPID: true, hostNetwork: true, restartPolicy: "Never",
          containers: [{name: "shell", image: $image, command: ["sleep", "86400"],
                        securityContext: {privileged: true}}]}}' |
  k -n kube-system apply -f - >&2 ||
  rune_error 3 "The pod was not accepted" "$(jq -nc --arg p "$pod" '{pod: $p}')"

{
  sleep "$ttl"
  kubectl -n kube-system delete pod "$pod" --wait=false --ignore-not-found &>/dev/null
} &
disown

if ! k -n kube-system wait --for=condition=Ready "pod/$pod" --timeout=60s >&2; then
  rune_error 3 "The pod does not become ready" "$(jq -nc --arg p "$pod" --arg n "$node" '{pod: $p, node: $n}')"
fi
rune_ok "Debug pod is running" "$(jq -nc --arg p "$pod" --arg n "$node" --argjson t "$ttl" '{pod: $p, node: $n, ttl: $t}')"
