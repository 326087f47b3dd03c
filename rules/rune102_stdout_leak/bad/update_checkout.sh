#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

REPO="$(rune_param repo "/srv/app")"
DETAILS="$(jq -nc --arg repo "${REPO}" '{repo:$repo}')"

if ! git -C "${REPO}" pull --ff-only; then # expect: RUNE102
  rune_error 2 "Update failed" "${DETAILS}"
fi
curl -fsS http://localhost:8080/reload || rune_error 2 "Reload failed" "${DETAILS}" # expect: RUNE102

rune_ok "Application updated" "${DETAILS}"
