#!/usr/bin/env bash
# The manifest is read from standard input by the hyphen.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
NS="$(rune_param namespace "default")"
kubectl -n "$NS" apply -f - >&2 || rune_error 2 "Cannot apply the manifest" # expect: RUNE204
rune_ok "Manifest applied" "$(jq -nc --arg n "$NS" '{namespace:$n}')"
