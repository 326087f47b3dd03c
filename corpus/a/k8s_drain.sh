#!/usr/bin/env bash
set -uo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

require() {
  local value
  value=$(rune_param "$1" "")
  if [[ -z "$value" ]]; then
    rune_error 1 "Missing required parameter: $1" '{}'
  fi
  echo "$value"
}

uncordon() {
  kubectl uncordon "$1" >&2
}

DRAINING=""

on_exit() {
  if [[ -n "$DRAINING" ]]; then
    uncordon "$DRAINING"
    rune_error_kv 100 "drain was interrupted" "node=$DRAINING"
  fi
}
trap on_exit EXIT

main() {
  rune_init
  local node grace
  node=$(require node)
  grace=$(rune_param grace "60")

  echo "draining ${node} (grace ${grace}s)"

  kubectl cordon "$node" >/dev/null 2>&1 || rune_error 2 "cordon failed" '{"step":"cordon"}'
  DRAINING=$node
  if ! kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --grace-period="$grace" >&2; then
    rune_error 3 "drain failed, node is open again" '{"step":"drain"}'
  fi

  DRAINING=""

  local pods
  pods=$(kubectl get pods -A --field-selector "spec.nodeName=$node" --no-headers 2>/dev/null | wc -l)
  rune_ok "drained" "$(jq -nc --arg n "$node" --arg p "$pods" '{node:$n, pods_left:($p | tonumber)}')"
}

main "$@"
