#!/usr/bin/env bash
# Deploys a maven project to the artifact repository.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

fail() { rune_error "$1" "$2" "$(jq -nc --arg p "$project" '{project:$p}')"; }
mvn_eval() { mvn -q -f "$pom" help:evaluate -DforceStdout -Dexpression="$1" </dev/null; }
snapshot() { [[ $1 == *-SNAPSHOT ]]; }

main() {
  local pom version group repo_id url
  project=$(rune_param project "")
  repo_id=$(rune_param repository_id releases)
  url=$(rune_param url https://repo.example.net/releases)
  [[ -n $project ]] || fail 1 "project is missing"
  command -v mvn >/dev/null || fail 4 "maven is not installed"
  pom="$project/pom.xml"
  version=$(mvn_eval project.version)
  group=$(mvn_eval project.groupId) || fail 2 "cannot read groupId"
  if snapshot "$version" && [[ $repo_id == releases ]]; then
    fail 3 "a snapshot does not go to releases"
  fi
  mvn -B -ntp -f "$pom" -DskipTests -DaltDeploymentRepository="$repo_id::$url" deploy </dev/null \
    || fail 3 "deploy failed"
  rune_ok "deployed" "$(jq -nc --arg g "$group" --arg v "$version" --arg r "$repo_id" '{group:$g, version:$v, repository:$r}')"
}

rune_init
main "$@"
