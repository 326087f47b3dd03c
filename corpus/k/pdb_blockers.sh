#!/usr/bin/env bash
# PodDisruptionBudgets that allow no disruption at the moment
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/kube.sh"
rune_init

only=$(rune_param namespace "")
((${#only} <= 63)) || rune_error 1 "namespace is too long" '{"field":"namespace"}'

budgets() {
  local doc
  doc=$(k get pdb --all-namespaces -o json 2>/dev/null) || rune_error 2 "kubectl get pdb failed" '{"command":"kubectl get pdb"}'
  jq -c '.items[] | {ns: .metadata.namespace, name: .metadata.name, allowed: .status.disruptionsAllowed, healthy: .status.currentHealthy}' <<<"$doc"
}

mapfile -t rows < <(budgets)
all=$(printf '%s\n' "${rows[@]}" | jq -sc '.')
if [[ -n $only ]]; then
  all=$(jq -c "map(select(.ns == \"$only\"))" <<<"$all")
fi

blockers=$(jq -c 'map(select(.allowed == 0))' <<<"$all")
rune_ok "Budgets read" "$(jq -nc --argjson a "$all" --argjson b "$blockers" '{budgets: ($a | length), blocking: $b}')"
