#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

# ---- parameters -------------------------------------------------------------
NS=$(rune_param namespace "")
NAME=$(rune_param name "")
DATA=$(rune_param_json data '{}')
ROLLOUT=$(rune_param rollout "")

[[ -n $NS && -n $NAME ]] || rune_error 1 "namespace and name are required" '{"missing":["namespace","name"]}'
jq -e 'type == "object" and length > 0' <<<"$DATA" >/dev/null 2>&1 || rune_error 1 "data must be an object" '{"field":"data"}'

# ---- helpers ----------------------------------------------------------------
K=(kubectl -n "$NS" --request-timeout=20s)

manifest() {
  jq -nc --arg n "$NAME" --argjson d "$DATA" \
    '{apiVersion:"v1", kind:"ConfigMap", metadata:{name:$n}, data:($d | map_values(tostring))}'
}

# apply what comes on stdin; dry runs only look
apply() {
  "${K[@]}" apply --server-side "$@" -f - >&2
}

# ---- work -------------------------------------------------------------------
"${K[@]}" get namespace "$NS" >/dev/null 2>&1 || rune_error 2 "no such namespace" "$(jq -nc --arg n "$NS" '{namespace:$n}')"
before=$("${K[@]}" get configmap "$NAME" -o json 2>/dev/null | jq -c '.data // {}') || before='{}'

if ! manifest | apply --dry-run=server; then
  rune_error 3 "the server refuses the manifest" '{"step":"dry-run"}'
fi
if ! apply; then
  rune_error 3 "apply failed" '{"step":"apply"}'
fi

if [[ -n $ROLLOUT ]]; then
  "${K[@]}" rollout restart "deployment/$ROLLOUT" >&2
  "${K[@]}" rollout status "deployment/$ROLLOUT" --timeout=180s || rune_error 3 "rollout did not finish" '{"step":"rollout"}'
fi
rune_ok "Applied" "$(jq -nc --argjson b "$before" --arg n "$NAME" '{name:$n, before:$b}')"
