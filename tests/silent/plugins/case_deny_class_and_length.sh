#!/usr/bin/env bash
# A deny-list of all other characters and a check of the length.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
tag=$(rune_param tag "")
case "$tag" in
  '' | *[!A-Za-z0-9_.-]*) rune_error 1 "Bad tag" ;;
esac
(( ${#tag} <= 64 )) || rune_error 1 "Tag too long"
timeout 30 bash -c "docker image inspect app:$tag" >/dev/null || rune_error 2 "No such image"
rune_ok "Image present" "$(jq -nc --arg t "$tag" '{tag:$t}')"
