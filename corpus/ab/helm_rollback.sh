#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

rel=$(rune_param release ""); ns=$(rune_param namespace default)
[[ $rel =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?$ ]] || rune_error 1 "Bad release" '{"param":"release"}'

hist=$(helm -n "$ns" history "$rel" -o json --max 10 2>/dev/null) ||
  rune_error 2 "Release is not installed" "$(jq -nc --arg r "$rel" '{release:$r}')"
rev=$(jq -r '[.[] | select(.status == "superseded")] | last | .revision // empty' <<<"$hist") || rev=""
[[ -n $rev ]] || rune_error 3 "Nothing to roll back to" '{}'

helm -n "$ns" rollback "$rel" "$rev" --wait --timeout 2m >&2 ||
  rune_error 3 "Rollback failed" "$(jq -nc --arg r "$rel" --arg v "$rev" '{release:$r, revision:$v}')"

pods=$(kubectl -n "$ns" get pods -l "app.kubernetes.io/instance=$rel" -o name 2>/dev/null | grep -c .) || true
rune_ok_kv "Rolled back" "release=$rel" "to-revision=$rev" "pods=${pods:-0}"
