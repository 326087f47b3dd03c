#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

ns=$(rune_param namespace default)
dep=$(rune_param deployment "")
secs=$(rune_param timeout 180)
[[ $dep =~ ^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$ ]] || rune_error 1 "bad deployment name" "$(jq -nc --arg d "$dep" '{deployment:$d}')"
[[ $secs =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "timeout is 1..9999 seconds" '{"field":"timeout"}'

k() { kubectl --request-timeout=15s -n "$ns" "$@"; }
gen() { k get deploy "$dep" -o jsonpath='{.metadata.generation}'; }

before=$(gen 2>/dev/null) || rune_error 2 "no such deployment" "$(jq -nc --arg d "$dep" --arg n "$ns" '{deployment:$d,namespace:$n}')"
k rollout restart "deploy/$dep" >&2 || rune_error 3 "restart refused" '{}'
if ! k rollout status "deploy/$dep" --timeout="${secs}s" >&2; then
  bad=$(k get pods -l "app=$dep" --no-headers 2>/dev/null | awk '$3 != "Running" {print $1 ":" $3}' | head -n 20) || bad=
  rune_error 3 "rollout stuck" "$(jq -nc --arg p "$bad" '{pods: ($p | split("\n"))}')"
fi
after=$(gen) || after=$before
imgs=$(k get deploy "$dep" -o jsonpath='{range .spec.template.spec.containers[*]}{.name}={.image}{"\n"}{end}') || imgs=
rune_ok "rolled" "$(jq -nc --arg b "$before" --arg a "$after" --arg i "$imgs" '{generation:{before:$b,after:$a}, images: ($i | split("\n"))}')"
