#!/usr/bin/env bash
# live values of a release against the file in git
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

rel=$(rune_param release ""); ns=$(rune_param namespace default); ref=$(rune_param ref origin/main)
[[ $rel =~ ^[a-z0-9-]+$ && $ref =~ ^[A-Za-z0-9._/-]+$ ]] || rune_error 1 "Bad release or ref" '{"params":["release","ref"]}'

t=$(mktemp -d); trap 'rm -rf -- "$t"' EXIT
fail() { rune_error "$1" "$2" "$(jq -nc --arg r "$rel" --arg n "$ns" '{release:$r, namespace:$n}')"; }

(cd /srv/gitops && git fetch -q origin && git show "$ref:$ns/$rel/values.yaml") >"$t/want.yaml" 2>"$t/err" ||
  fail 2 "values.yaml is not in git"
helm -n "$ns" get values "$rel" -o json >"$t/live.json" 2>>"$t/err" || fail 2 "Release is not installed"
yq -o=json . "$t/want.yaml" 2>>"$t/err" | jq -S . >"$t/want.json" || fail 3 "values.yaml is broken"
jq -S . "$t/live.json" >"$t/live.sorted" || fail 3 "helm answered no JSON"

set +e
diff -u --label git --label live "$t/want.json" "$t/live.sorted" >"$t/diff"
rc=$?
set -e

case $rc in
  0) rune_ok "Values are equal" "$(jq -nc --arg r "$rel" '{release:$r, equal:true}')" ;;
  1)
    { printf -- '--- %s/%s\n' "$ns" "$rel"; head -n 200 "$t/diff"; } | logger -t helm_values_diff || :
    changed=$(grep -c '^[+-][^+-]' "$t/diff") || changed=0
    rune_error 3 "Values differ" "$(jq -nc --arg r "$rel" --arg c "$changed" '{release:$r, equal:false, lines:$c}')"
    ;;
  *) fail 2 "diff failed" ;;
esac
