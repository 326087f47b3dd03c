#!/usr/bin/env bash
# Builds an image from a checkout and pushes it to the registry.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

say() { printf '%s\n' "$*" >&2; }

param_or_die() {
  local value
  value=$(rune_param "$1" "")
  [[ -n $value ]] || rune_error 1 "missing parameter: $1" '{}'
  printf '%s' "$value"
}

login() {
  docker login --username "$1" --password "$2" "$3" >/dev/null 2>&1
}

main() {
  local registry image context user pass ref digest
  context=$(param_or_die context)
  registry=$(rune_param registry registry.example.net)
  image=$(rune_param image "")
  user=$(rune_param registry_user ci)
  pass=$(rune_param registry_password "")
  [[ -n $image ]] || rune_error 1 "missing parameter: image" '{"missing":["image"]}'
  [[ -f $context/Dockerfile ]] || rune_error 2 "no Dockerfile" "$(jq -nc --arg c "$context" '{context:$c}')"
  ref="$registry/$image:$(date -u +%Y%m%d%H%M)"
  if [[ -n $pass ]]; then
    login "$user" "$pass" "$registry" || rune_error 2 "registry login refused" '{}'
  fi
  say "building $ref"
  docker build --pull --tag "$ref" "$context" >&2 || rune_error 3 "build failed" '{}'
  docker push "$ref" >&2 || rune_error 3 "push failed" "$(jq -nc --arg r "$ref" '{ref:$r}')"
  digest=$(docker image inspect --format '{{index .RepoDigests 0}}' "$ref") || digest=unknown
  rune_ok "pushed" "$(jq -nc --arg r "$ref" --arg d "${digest##*@}" '{ref:$r, digest:$d}')"
}

rune_init
main "$@"
