#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() { echo "[repo_sync] $*" >&2; }

usage() {
  log "parameters: path, branch"
  exit 1
}

rune_init

REPO=$(rune_param path "")
BRANCH=$(rune_param branch "main")

if [[ -z "$REPO" ]]; then
  usage
fi

pushd "$REPO" || rune_error 2 "repository is missing" "$(jq -nc --arg p "$REPO" '{path:$p}')"

if ! git fetch --prune origin >&2; then
  rune_error 2 "fetch failed" "$(jq -nc --arg p "$REPO" '{path:$p}')"
fi

before=$(git rev-parse HEAD 2>/dev/null) || before=none
git checkout -q "$BRANCH" || rune_error 3 "checkout failed" "$(jq -nc --arg b "$BRANCH" '{branch:$b}')"
git reset --hard "origin/$BRANCH"
after=$(git rev-parse HEAD 2>/dev/null) || after=none

popd >/dev/null || true
rune_ok "synchronised" "$(jq -nc --arg b "$before" --arg a "$after" '{before:$b, after:$a, changed:($a != $b)}')"
