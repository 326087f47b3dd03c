#!/usr/bin/env bash
# Collect conventional commits since the last tag, grouped by type.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

repo=$(rune_param repo .)
scope=$(rune_param scope "")
limit=$(rune_param limit 200)

[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "limit must be a number" '{"param":"limit"}'
cd -- "$repo" 2>/dev/null || rune_error 2 "repo not found" "$(jq -nc --arg r "$repo" '{repo:$r}')"

last=$(git describe --tags --abbrev=0 2>/dev/null) || last=""
range=${last:+$last..}HEAD

commits=$(git log --no-merges --max-count="$limit" --pretty=tformat:'%h%x09%s' "$range") ||
  rune_error 2 "git log failed" "$(jq -nc --arg r "$range" '{range:$r}')"
[[ -n $commits ]] || rune_error 3 "no commits since the last tag" "[\"$last\"]"

grouped=$(jq -Rnc '[inputs | capture("^(?<hash>[0-9a-f]+)\t(?<type>[a-z]+)(\\((?<scope>[^)]*)\\))?!?: (?<text>.*)$")]
  | group_by(.type) | map({key: .[0].type, value: map({hash, scope, text})}) | from_entries' <<<"$commits")

if [[ -n $scope ]]; then
  grouped=$(jq -c "map_values(map(select(.scope == \"$scope\")))" <<<"$grouped")
fi

rune_ok "Changelog collected" "$(jq -nc --arg s "$last" --argjson g "$grouped" '{since:$s, changes:$g}')"
