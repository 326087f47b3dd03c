#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PROJECT_DIR=$(rune_param dir "/srv/app")
SERVICE=$(rune_param service "web")

cd "$PROJECT_DIR"

git pull --ff-only || rune_error 2 "git pull failed" '{"stage":"pull"}'

if ! docker compose config -q; then
  rune_error 4 "compose file is invalid" '{"stage":"config"}'
fi

docker compose build --quiet "$SERVICE" >/dev/null || rune_error 3 "build failed" '{"stage":"build"}'
docker compose up -d --no-deps "$SERVICE" >&2 || rune_error 3 "up failed" '{"stage":"up"}'

docker compose ps "$SERVICE" || true

cid=$(docker compose ps -q "$SERVICE" 2>/dev/null || true)
rune_ok "redeployed" "$(jq -nc --arg s "$SERVICE" --arg c "$cid" '{service:$s, container:$c}')"
