#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"

declare -r want=$(rune_param effect NoSchedule)

nodes=$(kubectl get nodes -o json 2>/dev/null) || rune_error 2 "cannot list nodes" '{}'
mapfile -t tainted < <(jq -r --arg e "$want" '.items[] | select(any(.spec.taints[]?; .effect == $e)) | .metadata.name' <<<"$nodes")

(( ${#tainted[@]} )) || rune_ok "no tainted nodes" '{"nodes":[]}'
rune_ok "tainted nodes" "$(jq -nc '{nodes: $ARGS.positional}' --args -- "${tainted[@]}")"
