#!/usr/bin/env bash
###############################################################################
# Plugin      : registry_image_mirror
# Purpose     : Copies an image into the house registry. The registry password
#               goes to the client by --password-stdin.
# Parameters  : image, tag, registry_user, registry_password
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly REGISTRY="registry.house.example"
EMITTED=0

log() { printf '%s %-5s %s\n' "$(date '+%T')" "$1" "$2"; } >&2

succeed()   { EMITTED=1; rune_ok "$@"; }
fail_with() { EMITTED=1; rune_error "$@"; }

on_exit() {
  local status=$?
  docker logout "${REGISTRY}" >/dev/null 2>&1 || true
  if (( EMITTED == 0 )); then
    EMITTED=1
    rune_error 100 "Unexpected end" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  fi
}

step() {
  log INFO "$*"
  timeout 900 "$@" </dev/null > >(cat >&2) 2>&1
}

main() {
  local image tag registry_password user source target

  rune_init
  trap on_exit EXIT

  image="$(rune_param image "")"
  tag="$(rune_param tag "latest")"
  user="$(rune_param registry_user "mirror")"
  registry_password="$(rune_param registry_password "")"

  if [[ ! "${image}" =~ ^[a-z0-9]+([./_-][a-z0-9]+)*$ || ! "${tag}" =~ ^[A-Za-z0-9._-]+$ ]]; then
    fail_with 1 "Image or tag is not acceptable" '{"fields":["image","tag"]}'
  fi
  source="docker.io/${image}:${tag}"
  target="${REGISTRY}/${image}:${tag}"

  if ! docker login --username "${user}" --password-stdin "${REGISTRY}" >/dev/null 2>&1 <<<"${registry_password}"; then
    fail_with 2 "Login at the registry failed" "$(jq -nc --arg r "${REGISTRY}" '{registry:$r}')"
  fi
  unset registry_password

  step docker pull "${source}" || fail_with 2 "Pull failed" "$(jq -nc --arg i "${source}" '{image:$i}')"
  step docker tag "${source}" "${target}" || fail_with 3 "Tag failed" "$(jq -nc --arg i "${target}" '{image:$i}')"
  step docker push "${target}" || fail_with 3 "Push failed" "$(jq -nc --arg i "${target}" '{image:$i}')"

  local digest
  digest="$(docker image inspect --format '{{index .RepoDigests 0}}' "${target}" 2>/dev/null)" || digest="unknown"
  succeed "Image mirrored" "$(jq -nc --arg t "${target}" --arg d "${digest##*@}" '{image:$t, digest:$d}')"
}

main
