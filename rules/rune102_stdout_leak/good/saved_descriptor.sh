#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

REPO="$(rune_param repo "/srv/app")"
if ! git -C "${REPO}" pull --ff-only; then
  rune_error 2 "Update failed" "$(jq -nc --arg repo "${REPO}" '{repo:$repo}')" >&3
fi
df -h / || true

rune_ok "Updated" "$(jq -nc --arg repo "${REPO}" '{repo:$repo}')" >&3
