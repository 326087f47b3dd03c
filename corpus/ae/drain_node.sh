#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"; rune_init

N=$(rune_param node ""); G=$(rune_param grace 60); DRY=$(rune_param dry_run false)
[[ $N =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad node name"
[[ $G =~ ^[0-9]+$ ]] || rune_error 1 "bad grace"
K=(kubectl --request-timeout=20s)

"${K[@]}" get node "$N" -o name >/dev/null 2>&1 || rune_error 2 "no such node: $N"
PODS=$("${K[@]}" get pods -A --field-selector "spec.nodeName=$N" -o json | jq -c '[.items[] | {ns: .metadata.namespace, pod: .metadata.name}]') || rune_error 2 "cannot list the pods of $N"

[[ $DRY == true ]] && rune_ok "dry run" "$(jq -nc --argjson p "$PODS" '{pods:$p}')"

"${K[@]}" cordon "$N" >/dev/null || rune_error 3 "cordon failed"
if "${K[@]}" drain "$N" --ignore-daemonsets --delete-emptydir-data --grace-period="$G" --timeout=10m 2>&1 >/dev/null; then
  rune_ok_kv "node drained" "node=$N" "evicted=$PODS"
fi
"${K[@]}" uncordon "$N" >&2 || true
rune_error 3 "drain failed, node uncordoned" "$(jq -nc --arg n "$N" --argjson p "$PODS" '{node:$n, pods:$p}')"
