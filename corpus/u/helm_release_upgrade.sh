#!/usr/bin/env bash
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

release=$(rune_param release "")
chart=$(rune_param chart "")
ns=$(rune_param namespace "default")
version=$(rune_param version "")
atomic=$(rune_param atomic true)
values=$(rune_param_json values '{}')

[[ -n $release && -n $chart ]] || rune_error 1 "release and chart are required" '{"missing":["release","chart"]}'

vals=$(mktemp --suffix=.json)
trap 'rm -f "$vals"' EXIT
printf '%s\n' "$values" >"$vals"

args=(--namespace "$ns" --create-namespace -f "$vals" --history-max 10)
[[ -z $version ]] || args+=(--version "$version")
if [[ $atomic == true ]]; then
  args+=(--atomic --timeout 8m)
fi

previous=$(helm history "$release" -n "$ns" --max 1 -o json 2>/dev/null | jq -r '.[0].revision // 0') || previous=0

helm repo update "${chart%%/*}" || rune_error 2 "repository update failed" "$(jq -nc --arg r "${chart%%/*}" '{repo:$r}')"

if ! out=$(helm upgrade --install "$release" "$chart" "${args[@]}" -o json 2>/dev/null); then
  helm rollback "$release" "$previous" -n "$ns" >&2 || true
  rune_error 3 "upgrade failed" "$(jq -nc --arg r "$release" --arg p "$previous" '{release:$r, rolled_back_to:$p}')"
fi

rev=$(jq -r '.version' <<<"$out") || rev=unknown
rune_ok_kv "release upgraded" "release=$release" "namespace=$ns" "revision=$rev" "previous=$previous"
