#!/usr/bin/env bash
# The feeder of mapfile emits in a process substitution, so the error document becomes an array element.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
list_nodes() {
  kubectl get nodes -o name || rune_error 2 "the cluster does not answer" # expect: RUNE103
}
mapfile -t NODES < <(list_nodes)
rune_ok "nodes listed" "$(jq -nc '{nodes: $ARGS.positional}' --args "${NODES[@]}")"
