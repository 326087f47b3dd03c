#!/usr/bin/env bash
# Restarts a deployment and waits for the rollout
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/kube.sh"
rune_init

ns=$(rune_param namespace default)
deploy=$(rune_param deployment "")
wait=$(rune_param wait true)
timeout=$(rune_param timeout 180)

[[ $deploy =~ ^[a-z0-9][a-z0-9.-]*$ ]] || rune_error 1 "deployment is required" '{"missing":["deployment"]}'
[[ $timeout =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "timeout must be seconds" '{"field":"timeout"}'
kube_has deployment "$deploy" "$ns" || rune_error 2 "No such deployment" "$(jq -nc --arg d "$deploy" --arg n "$ns" '{deployment: $d, namespace: $n}')"

before=$(kube_ready_replicas "$ns" "$deploy") || before=0

roll() {
  kubectl -n "$ns" rollout restart "deployment/$deploy" >&2 || return 1
  [[ $wait == true ]] || return 0
  kubectl -n "$ns" rollout status "deployment/$deploy" --timeout="${timeout}s"
}

if roll; then
  after=$(kube_ready_replicas "$ns" "$deploy") || after=0
  rune_ok_kv "Rolled out" "deployment=$deploy" "ready_before=$before" "ready_after=$after"
fi

events=$(kubectl -n "$ns" get events --field-selector "involvedObject.name=$deploy" -o json 2>/dev/null) || events='{"items":[]}'
rune_error 3 "Rollout did not finish" "$(jq -c '{events: [.items[-5:][].message]}' <<<"$events" 2>/dev/null || echo '{}')"
