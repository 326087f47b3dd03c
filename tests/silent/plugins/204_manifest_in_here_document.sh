#!/usr/bin/env bash
# The hyphen reads a here-document and not the plugin's input.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
NS="$(rune_param namespace "team-a")"
[[ $NS =~ ^[a-z0-9-]+$ ]] || rune_error 1 "Bad namespace"
kubectl apply -f - >&2 <<MANIFEST || rune_error 2 "Cannot create the namespace"
apiVersion: v1
kind: Namespace
metadata:
  name: ${NS}
MANIFEST
rune_ok "Namespace exists" "$(jq -nc --arg n "$NS" '{namespace:$n}')"
