#!/usr/bin/env bash
# A request body for kubectl is built by jq in a command substitution.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
node=$(rune_param node "")
[[ $node =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Bad node name"
body=$(jq -nc --arg why "$(rune_param reason maintenance)" '{metadata: {annotations: {"example.net/why": $why}}}')
kubectl patch node "$node" --type merge --patch "$body" >/dev/null || rune_error 2 "Node was not annotated"
rune_ok_kv "Node annotated" "node=$node"
