#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

REPO="$(rune_param repo "/srv/app")"

if [[ ! -d "${REPO}" ]]; then
  # A plain subshell: the message is printed, and its status 2 ends the plugin.
  ( rune_error 2 "No such folder" "$(jq -nc --arg repo "${REPO}" '{repo:$repo}')" )
fi
if ! ( cd "${REPO}" && git fetch --quiet >&2 ); then
  rune_error 2 "Fetch failed" "$(jq -nc --arg repo "${REPO}" '{repo:$repo}')"
fi

rune_ok "Fetched" "$(jq -nc --arg repo "${REPO}" '{repo:$repo}')"
