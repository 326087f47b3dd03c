#!/usr/bin/env bash
# list pods that are not running and delete evicted ones
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NS="$(rune_param namespace "default")"
DELETE="$(rune_param delete_evicted "no")"

kubectl -n "${NS}" get pods --no-headers | awk '$3 != "Running" { print $1, $3 }' | while read -r pod state; do
  rune_out last_bad "${pod}=${state}"
  if [[ "${state}" == "Evicted" && "${DELETE}" == "yes" ]]; then
    kubectl -n "${NS}" delete pod "${pod}" --wait=false >&2 || echo "delete of ${pod} failed" >&2
  fi
done

TOTAL="$(kubectl -n "${NS}" get pods --no-headers 2>/dev/null | wc -l || true)"
rune_out "namespace=${NS}"
rune_out "total=${TOTAL}"

kubectl -n "${NS}" get events --sort-by=.lastTimestamp || true
rune_finish "Pods checked"
