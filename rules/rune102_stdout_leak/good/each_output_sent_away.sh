#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

NAME="$(rune_param container "web")"
LOG="$(mktemp)"

docker restart "${NAME}" >/dev/null || rune_error 2 "Failed to restart container" '{}'
docker logs --tail 20 "${NAME}" >"${LOG}" 2>&1 || true
docker ps > >(cat >&2) || true
docker top "${NAME}" |& logger -t rune-docker || true
{
  df -h /
  docker images
} >&2 || true
curl -fsS -o "${LOG}.health" http://localhost:8080/health || rune_error 2 "Container does not answer" '{}'

rune_ok "Container restarted" "$(jq -nc --arg name "${NAME}" --arg log "${LOG}" '{container:$name, log:$log}')"
