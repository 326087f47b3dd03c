#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

readonly MAX_TRIES=3

say() { echo "[k8s_rollout] $*" >&2; }

# retry COMMAND...: only used as a condition
retry() {
  local try
  for ((try = 1; try <= MAX_TRIES; try++)); do
    if "$@" >&2; then
      return 0
    fi
    say "attempt ${try} of ${MAX_TRIES} failed: $*"
    sleep $((try * 2))
  done
  return 1
}

rollout() {
  local ns=$1 deploy=$2
  kubectl -n "$ns" rollout restart "deployment/$deploy" >&2
  kubectl -n "$ns" rollout status "deployment/$deploy" --timeout=120s >&2
}

ready_count() {
  kubectl -n "$1" get deploy "$2" -o jsonpath='{.status.readyReplicas}' 2>/dev/null
}

main() {
  rune_init
  local namespace deployment
  namespace="$(rune_param namespace "default")"
  deployment="$(rune_param deployment "")"
  if [[ -z "$deployment" ]]; then
    rune_error 1 "deployment is required" '{"missing":["deployment"]}'
  fi

  if ! retry kubectl version --request-timeout=5s; then
    rune_error 2 "cluster is not reachable" "{}"
  fi

  if rollout "$namespace" "$deployment"; then
    say "rolled out"
  else
    kubectl -n "$namespace" get pods -o wide >&2 || true
    rune_error 3 "rollout failed" "$(jq -nc --arg d "$deployment" '{deployment:$d}')"
  fi

  local ready=$(ready_count "$namespace" "$deployment")
  rune_ok "rollout complete" "$(jq -nc --arg d "$deployment" --arg n "$namespace" --arg r "${ready:-0}" \
    '{deployment:$d, namespace:$n, ready:($r | tonumber? // 0)}')"
}

main "$@"
