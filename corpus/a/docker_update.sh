#!/usr/bin/env bash
# Pull a newer image and recreate the compose service when it changed.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

IMAGE="$(rune_param image "")"
SERVICE="$(rune_param service "")"
PROJECT_DIR="$(rune_param project_dir "/srv/compose")"

[[ -n "${IMAGE}" && -n "${SERVICE}" ]] || rune_error 1 "image and service are required" '{"missing":["image","service"]}'

image_id() {
  docker image inspect -f '{{.Id}}' "$1" 2>/dev/null
}

old_id=$(image_id "${IMAGE}")

docker pull "${IMAGE}" || rune_error 2 "pull failed" "$(jq -nc --arg i "${IMAGE}" '{image:$i}')"

new_id=$(image_id "${IMAGE}") || rune_error 2 "image vanished" "$(jq -nc --arg i "${IMAGE}" '{image:$i}')"

if [[ "${old_id}" == "${new_id}" ]]; then
  echo "image is current" >&2
  exit 0
fi

if ! docker compose --project-directory "${PROJECT_DIR}" up -d "${SERVICE}" >&2; then
  rune_error 3 "compose up failed" "$(jq -nc --arg s "${SERVICE}" '{service:$s}')"
fi

docker image rm "${old_id}" >/dev/null 2>&1 || true

rune_ok "updated" "$(jq -nc --arg s "${SERVICE}" --arg o "${old_id}" --arg n "${new_id}" '{service:$s, old:$o, new:$n}')"
