#!/usr/bin/env bash
#
# Pushes one image to the mirror registry, with a throw-away docker configuration.
#
set -o errexit
set -o nounset
set -o pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() { printf '%s registry_mirror_push: %s\n' "$(date +%FT%T)" "$*" >&2; }

fail() {
  rune_error "$@"
}

main() {
  rune_init

  local image registry user registry_password target digest
  image="$(rune_param image "")"
  registry="$(rune_param registry "registry.example.net")"
  user="$(rune_param user "mirror")"
  registry_password="$(rune_param registry_password "")"

  [[ -n "${image}" ]] || fail 1 "Missing parameter: image" '{"missing":["image"]}'
  [[ -n "${registry_password}" ]] || fail 4 "No password for the registry" '{"missing":["registry_password"]}'

  DOCKER_CONFIG="$(mktemp -d)"
  export DOCKER_CONFIG
  trap 'rm -rf "${DOCKER_CONFIG}"' EXIT

  log "logging in at ${registry} as ${user}"
  if ! printf '%s' "${registry_password}" | docker login --username "${user}" --password-stdin "${registry}" >/dev/null 2>&1; then
    fail 3 "Login refused" "$(jq -nc --arg r "${registry}" --arg u "${user}" '{registry:$r, user:$u}')"
  fi

  target="${registry}/${image##*/}"
  docker tag "${image}" "${target}" 2>/dev/null || fail 2 "No such image" "$(jq -nc --arg i "${image}" '{image:$i}')"
  docker push --quiet "${target}" >/dev/null 2>&1 || fail 3 "Push failed" "$(jq -nc --arg t "${target}" '{target:$t}')"

  digest="$(docker image inspect --format '{{index .RepoDigests 0}}' "${target}" 2>/dev/null || true)"
  rune_ok "Image pushed" "$(jq -nc --arg t "${target}" --arg d "${digest}" '{target:$t, digest:$d}')"
}

main
