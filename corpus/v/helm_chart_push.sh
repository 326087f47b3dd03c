#!/usr/bin/env bash
# Packages a chart and pushes it to an OCI registry; the password goes by stdin.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

say() { printf 'helm_chart_push: %s\n' "$*" >&2; }
fail() { rune_error "$1" "$2" "$(jq -nc --arg s "$3" '{subject:$s}')"; }
chart_field() { sed -n "s/^$1:[[:space:]]*//p" "$2/Chart.yaml" | tr -d "\"'" | head -n 1; }

out=

retry() {
  local tries=$1 n
  shift
  for (( n = 1; n <= tries; n++ )); do
    "$@" && return 0
    say "attempt $n failed"
    sleep "$n"
  done
  return 1
}

login() {
  printf '%s' "$REGISTRY_PASSWORD" | helm registry login "$1" --username "$2" --password-stdin
}

main() {
  local chart registry user name version
  chart=$(rune_param chart "")
  registry=$(rune_param registry registry.example.net)
  user=$(rune_param user ci)
  REGISTRY_PASSWORD=$(rune_param registry_password "")
  [[ -f $chart/Chart.yaml ]] || fail 2 "no Chart.yaml" "$chart"
  name=$(chart_field name "$chart")
  version=$(chart_field version "$chart")
  [[ -n $name && -n $version ]] || fail 1 "chart has no name or version" "$chart"
  out=$(mktemp -d)
  trap '[[ -z $out ]] || rm -rf -- "$out"' EXIT
  helm lint --quiet "$chart" </dev/null >&2 || fail 3 "lint failed" "$chart"
  helm package "$chart" --destination "$out" </dev/null >&2 || fail 3 "package failed" "$chart"
  if [[ -n $REGISTRY_PASSWORD ]]; then
    login "$registry" "$user" &>/dev/null || fail 2 "login refused" "$registry"
  fi
  retry 3 helm push "$out/$name-$version.tgz" "oci://$registry/charts" </dev/null >&2 || fail 3 "push failed" "$name"
  rune_ok "chart pushed" "$(jq -nc --arg n "$name" --arg v "$version" --argjson p "$([[ -n $REGISTRY_PASSWORD ]] && echo true || echo false)" \
    '{name:$n, version:$v, has_password:$p}')"
}

rune_init
main "$@"
