#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Plugin:      pull-private-image
# Purpose:     Pulls an image from a private registry, with a login that lasts for
#              this run only.
# Parameters:  image              (string, required)  registry/name:tag
#              registry_user      (string, optional)  no login without it
#              registry_password  (string, optional)
#              attempts           (number, optional)  default 3
# Exit codes:  0 pulled or up to date, 1 bad parameters, 2 registry or image not
#              found, 3 login refused or pull failed, 4 docker missing or not running
# ------------------------------------------------------------------------------
set -euo pipefail

PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly PLUGIN_DIR
# shellcheck source=/dev/null
source "${PLUGIN_DIR}/rune_bpcs.sh"

log_info() {
  printf '%s INFO  %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

# Prints the id of the image on this host, or nothing.
local_id() {
  docker image inspect --format '{{.Id}}' "${IMAGE}" 2>/dev/null || true
}

rune_init

IMAGE="$(rune_param image "")"
REGISTRY_USER="$(rune_param registry_user "")"
REGISTRY_PASSWORD="$(rune_param registry_password "")"
ATTEMPTS="$(rune_param attempts "3")"

if [[ ! "${IMAGE}" =~ ^[a-z0-9.:-]+(/[a-z0-9._-]+)+(:[A-Za-z0-9._-]+)?$ ]]; then
  rune_error 1 "image must look like registry/name:tag" "$(jq -nc --arg image "${IMAGE}" '{image: $image}')"
fi
if [[ ! "${ATTEMPTS}" =~ ^[1-9]$ ]]; then
  rune_error 1 "attempts must be between 1 and 9" '{"parameter":"attempts"}'
fi
if [[ -n "${REGISTRY_USER}" && -z "${REGISTRY_PASSWORD}" ]]; then
  rune_error 1 "registry_user needs registry_password" '{"missing":["registry_password"]}'
fi
if ! docker info >/dev/null 2>&1; then
  rune_error 4 "docker is missing or its daemon is not running"
fi

DOCKER_CONFIG="$(mktemp -d)"
export DOCKER_CONFIG
trap 'rm -rf "${DOCKER_CONFIG}"' EXIT

REGISTRY="${IMAGE%%/*}"
if [[ -n "${REGISTRY_USER}" ]]; then
  log_info "login to ${REGISTRY}"
  if ! docker login --username "${REGISTRY_USER}" --password-stdin "${REGISTRY}" <<<"${REGISTRY_PASSWORD}" >/dev/null 2>&1; then
    rune_error 3 "the registry refused the login" "$(jq -nc --arg registry "${REGISTRY}" '{registry: $registry}')"
  fi
fi

BEFORE="$(local_id)"
PULL_LOG="${DOCKER_CONFIG}/pull.log"
TRY=0
PULLED="false"
while [[ "${PULLED}" == "false" ]] && (( TRY < ATTEMPTS )); do
  TRY=$(( TRY + 1 ))
  if docker pull --quiet "${IMAGE}" >"${PULL_LOG}" 2>&1; then
    PULLED="true"
  elif grep -qE 'not found|manifest unknown' "${PULL_LOG}"; then
    rune_error 2 "the registry does not know the image" "$(jq -nc --arg image "${IMAGE}" '{image: $image}')"
  else
    log_info "attempt ${TRY} of ${ATTEMPTS} failed: $(tail -n 1 "${PULL_LOG}")"
    sleep "$(( TRY * 3 ))"
  fi
done

if [[ "${PULLED}" == "false" ]]; then
  REASON="$(tail -n 3 "${PULL_LOG}")"
  rune_error 3 "the image could not be pulled" \
    "$(jq -nc --arg image "${IMAGE}" --argjson tries "${TRY}" --arg reason "${REASON:0:1000}" '{image: $image, attempts: $tries, reason: $reason}')"
fi

AFTER="$(local_id)"
OUT="$(jq -nc --arg image "${IMAGE}" --arg before "${BEFORE}" --arg after "${AFTER}" --argjson tries "${TRY}" \
  '{image: $image, id_before: $before, id_after: $after, attempts: $tries}')"
if [[ -n "${BEFORE}" && "${BEFORE}" == "${AFTER}" ]]; then
  rune_ok "The image was up to date" "${OUT}"
fi
rune_ok "Image pulled" "${OUT}"
