#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

APP=$(rune_param app "")
ROOT=/srv/node/$APP

[[ -n $APP && -f $ROOT/package.json ]] || rune_error 1 "app is missing or has no package.json" '{}'

pushd "$ROOT" || rune_error 2 "cannot enter the app" '{}'

if [[ -f package-lock.json ]]; then
  npm ci --omit=dev || rune_error 3 "npm ci failed" '{"stage":"install"}'
else
  npm install --omit=dev >/dev/null 2>&1 || rune_error 3 "npm install failed" '{"stage":"install"}'
fi

if jq -e '.scripts.build' package.json >/dev/null; then
  npm run build --silent 2>&1 | tee /var/log/npm-build.log || rune_error 3 "build failed" '{"stage":"build"}'
fi

popd >/dev/null || true

node_version=$(node --version 2>/dev/null || echo none)
rune_ok "deployed" "{\"app\": \"$APP\", \"node\": \"$node_version\"}"
