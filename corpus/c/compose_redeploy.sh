#!/usr/bin/env bash
# docker compose pull && up for one project
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

# the noise of compose belongs on stderr
exec 3>&1 1>&2

PROJECT="$(rune_param project "")"
PULL="$(rune_param pull "yes")"
BASE=/opt/compose

if [[ -z "${PROJECT}" ]]; then
  rune_error 1 "project is required" '{"missing":["project"]}'
fi

if [[ ! -f "${BASE}/${PROJECT}/compose.yaml" ]]; then
  rune_error 2 "no compose file" "$(jq -nc --arg p "${PROJECT}" '{project:$p}')" >&3
fi

cd "${BASE}/${PROJECT}" || rune_error 2 "cannot enter project" '{"step":"cd"}' >&3

if [[ "${PULL}" == "yes" ]]; then
  docker compose pull || rune_error 2 "pull failed" '{"step":"pull"}' >&3
fi
docker compose up -d --remove-orphans || rune_error 3 "up failed" '{"step":"up"}' >&3

sleep 5
docker compose ps
running="$(docker compose ps --services --filter status=running | wc -l || true)"
echo "running services: ${running}"

rune_ok_kv "Redeployed" "project=${PROJECT}" "running=${running}" >&3
