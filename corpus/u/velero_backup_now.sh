#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

for tool in velero kubectl; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    rune_error 2 "tool not installed" "$(jq -nc --arg t "$tool" '{tool:$t}')"
  fi
done

rune_init
ns=$(rune_param namespace "")
ttl=$(rune_param ttl "720h")
[[ $ns =~ ^[a-z0-9-]+$ ]] || rune_error 1 "namespace is required" '{"missing":["namespace"]}'
[[ $ttl =~ ^[0-9]+h$ ]] || rune_error 1 "ttl must be hours" '{"example":"720h"}'

name="rune-$ns-$(date -u +%Y%m%d%H%M%S)"
if ! velero backup create "$name" --include-namespaces "$ns" --ttl "$ttl" --wait >&2; then
  velero backup logs "$name" 2>/dev/null | tail -n 20 >&2 || true
  rune_error 3 "backup failed" "$(jq -nc --arg n "$name" '{backup:$n}')"
fi

status=$(kubectl -n velero get backups.velero.io "$name" -o json | jq -c '.status | {phase, progress, expiration}') ||
  rune_error 2 "backup made, but its status is unreadable" "$(jq -nc --arg n "$name" '{backup:$n}')"

phase=$(jq -r '.phase' <<<"$status")
[[ $phase == Completed ]] || rune_error 3 "backup is not complete" "$(jq -nc --argjson s "$status" '{status:$s}')"

rune_out "backup=$name"
rune_out "namespace=$ns"
rune_out "status=$status"
rune_finish "backup complete"
