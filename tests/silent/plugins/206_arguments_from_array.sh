#!/usr/bin/env bash
# The arguments of the error come complete from an array.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
BRANCH="$(rune_param branch "main")"
failure=(2 "No such branch" "$(jq -nc --arg b "$BRANCH" '{branch:$b}')")
if ! git -C /srv/conf rev-parse --verify --quiet "refs/heads/${BRANCH}" >/dev/null; then
  rune_error "${failure[@]}"
fi
rune_ok "The branch exists" "$(jq -nc --arg b "$BRANCH" '{branch:$b}')"
