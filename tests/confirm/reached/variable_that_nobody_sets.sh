#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

kubectl --kubeconfig "$CLUSTER_CONFIG" get nodes >&2 || rune_error 2 "No nodes" '{}' # expect: RUNE402
if ! helm list -q >&2; then
  rune_error $? "helm failed" '{}' # expect: RUNE404
fi
rune_ok "Cluster answers"
